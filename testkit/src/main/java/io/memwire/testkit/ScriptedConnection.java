package io.memwire.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A connection in the hands of a {@link ConnectionScript}. Text is ISO-8859-1: each char is a byte. Not thread-safe.
 *
 * @since 0.1
 */
public final class ScriptedConnection {
    private static final int MAX_LINE_BYTES = 1 << 20;

    private final int number;
    private final Socket socket;
    private final InputStream in;
    private final Consumer<ScriptedRequest> log;
    private int requests;

    ScriptedConnection(int number, Socket socket, Consumer<ScriptedRequest> log) throws IOException {
        this.number = number;
        this.socket = socket;
        this.log = log;
        in = new BufferedInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
    }

    /**
     * Which connection it is.
     *
     * @return its number in the order they came, from 1
     */
    public int number() {
        return number;
    }

    /**
     * Reads a request of the classic protocol, its data block included.
     *
     * @return the request
     * @throws EOFException if the client or the script has ended the connection; a script can let that pass, and is ended by it
     * @throws IOException if the connection breaks, or a line is longer than 1 MiB
     */
    public ScriptedRequest readRequest() throws IOException {
        if (socket.isClosed()) { // a request behind may have been read ahead
            throw new EOFException("the script has ended the connection");
        }
        String line = readLine();
        var request = new ScriptedRequest(number, ++requests, line, "");
        if (request.hasData()) {
            String data = read(dataLength(line));
            read(2); // the line end
            request = new ScriptedRequest(number, requests, line, data);
        }
        log.accept(request);
        return request;
    }

    /**
     * Reads so many bytes, or fewer if the client ends the connection.
     *
     * @param count of bytes
     * @return what came
     * @throws IOException if the connection breaks
     */
    public String read(int count) throws IOException {
        return new String(in.readNBytes(count), ISO_8859_1);
    }

    /**
     * Reads and forgets until the client ends the connection: a server that listens and says nothing.
     *
     * @throws IOException if the connection breaks
     */
    public void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    /**
     * Sends bytes in one write.
     *
     * @param bytes each char one byte, line ends included
     * @throws IOException if the client is gone
     */
    public void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    }

    /**
     * Sends bytes in pieces, each a write of its own, with a pause behind each.
     *
     * @param bytes each char one byte, line ends included
     * @param pieceBytes length of a piece, from 1
     * @param pause behind each; zero for none
     * @throws IOException if the client is gone
     */
    public void sendInPieces(String bytes, int pieceBytes, Duration pause) throws IOException {
        for (int at = 0; at < bytes.length(); at += pieceBytes) {
            send(bytes.substring(at, Math.min(bytes.length(), at + pieceBytes)));
            pause(pause);
        }
    }

    /**
     * Waits, and reads nothing meanwhile.
     *
     * @param pause how long
     * @throws IOException if the server is closed meanwhile
     */
    public void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server is being closed");
        }
    }

    /**
     * Ends the stream to the client, and can still read what it sends.
     *
     * @throws IOException if the client is gone
     */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * Closes the connection in an orderly way; what was sent still arrives.
     *
     * @throws IOException if the client is gone
     */
    public void close() throws IOException {
        socket.close();
    }

    /**
     * Breaks the connection: the client reads <em>connection reset</em>.
     *
     * @throws IOException if the client is gone
     */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); ; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the client has ended the connection");
            }
            if (b == '\n') {
                String text = line.toString(ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw new IOException("a line of more than " + MAX_LINE_BYTES + " bytes");
            }
            line.write(b);
        }
    }

    private static int dataLength(String line) throws IOException {
        String[] words = line.split(" ", 6);
        if (words.length < 5 || !words[4].matches("\\d{1,9}")) {
            throw new IOException("a store without a length: " + line);
        }
        return Integer.parseInt(words[4]);
    }
}
