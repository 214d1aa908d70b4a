package io.memwire.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.Credentials;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * What is said on a new connection before it is used, and the server's answer, a line. It goes over the bare transport, so
 * that a password is in no buffer and no answer that quotes it is told to anybody.
 */
final class Greeting {
    /**
     * Memcached takes the first store on a connection for credentials, whatever its key is. One that wants none stores it:
     * as an item that has expired already (exptime −1), so that nobody reads a password from it.
     */
    private static final String CREDENTIALS_COMMAND = "set memwire_credentials 0 -1 ";

    private static final String CLIENT_ERROR = "CLIENT_ERROR ";

    /** Source: memcached's proto_text.c, where protocol.txt says nothing of it. */
    private static final Set<String> CREDENTIALS_ERRORS =
            Set.of("unauthenticated", "authentication failure", "bad authentication token format");

    private static final int MAX_LINE_BYTES = 512;
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final Transport transport;
    private final boolean isEncrypted;

    Greeting(Transport transport, boolean isEncrypted) {
        this.transport = transport;
        this.isEncrypted = isEncrypted;
    }

    /** Whether a {@code CLIENT_ERROR} with this text asks for credentials or refuses them. */
    static boolean isAboutCredentials(String text) {
        return CREDENTIALS_ERRORS.contains(text);
    }

    static String credentialsWanted(String node, String text) {
        return node + " asks for a user and a password (CLIENT_ERROR " + text + "): set credentials";
    }

    /** Names user and password. */
    void authenticate(Credentials credentials) throws IOException {
        byte[] secret = secret(credentials);
        byte[] command = (CREDENTIALS_COMMAND + secret.length + "\r\n").getBytes(UTF_8);
        byte[] request = Arrays.copyOf(command, command.length + secret.length + 2);
        System.arraycopy(secret, 0, request, command.length, secret.length);
        request[request.length - 2] = '\r';
        request[request.length - 1] = '\n';
        String answer;
        try {
            answer = ask(request);
        } finally {
            Arrays.fill(request, (byte) 0);
            Arrays.fill(secret, (byte) 0);
        }
        if (answer.startsWith(CLIENT_ERROR)) {
            throw new CredentialsRefusedException("the server refuses user \"" + credentials.user()
                    + "\" with this password: see credentials, and the server's file of users (memcached's option -Y)");
        }
        if (!answer.equals("STORED")) { // not quoted: who knows what it echoes
            throw new SetupFailedException(
                    "the server answers user and password with no STORED: is it a memcached?", null);
        }
    }

    private static byte[] secret(Credentials credentials) {
        char[] password = credentials.password();
        CharBuffer text = CharBuffer.wrap(new char[credentials.user().length() + 1 + password.length]);
        text.put(credentials.user()).put(' ').put(password).flip();
        byte[] encoded = new byte[text.length() * MAX_BYTES_PER_CHAR];
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        UTF_8.newEncoder().encode(text, bytes, true); // Credentials has seen that it can be encoded
        byte[] secret = Arrays.copyOf(encoded, bytes.position());
        Arrays.fill(password, ' ');
        Arrays.fill(encoded, (byte) 0);
        text.clear();
        while (text.hasRemaining()) {
            text.put(' ');
        }
        return secret;
    }

    /**
     * Asks for anything. In TLS 1.3 a server that does not accept the client's certificate says so only now: that is to fail
     * the connect, and not the requests of callers, again and again.
     */
    void prove() throws IOException {
        String answer = ask("version\r\n".getBytes(UTF_8));
        if (answer.startsWith(CLIENT_ERROR) && isAboutCredentials(answer.substring(CLIENT_ERROR.length()))) {
            throw new CredentialsRefusedException(
                    credentialsWanted("the server", answer.substring(CLIENT_ERROR.length())));
        }
    }

    private String ask(byte[] request) throws IOException {
        try {
            transport.write(request, 0, request.length);
            return readLine();
        } catch (IOException e) {
            throw isEncrypted ? TlsAdvice.explain(e, "") : e;
        }
    }

    private String readLine() throws IOException {
        byte[] line = new byte[MAX_LINE_BYTES];
        int length = 0;
        while (length == 0 || line[length - 1] != '\n') {
            if (length == line.length) {
                throw new SetupFailedException("the server answers with an endless line: is it a memcached?", null);
            }
            int count = transport.read(line, length, line.length - length);
            if (count < 0) {
                throw new EOFException("closed by the server before its first answer");
            }
            length += count;
        }
        return new String(line, 0, length, UTF_8).strip();
    }
}
