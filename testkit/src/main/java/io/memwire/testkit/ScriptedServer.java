package io.memwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server that says what a test tells it, and remembers what it was asked:
 *
 * <pre>{@code
 * try (var server = ScriptedServer.answering(request -> Answer.of("SERVER_ERROR out of memory\r\n"))) {
 *     // a client of server.address() sees a server that is full
 * }
 *
 * ScriptedServer.saying("VALUE key 0 5\r\nhello\r\nEND\r\n", "END\r\n"); // a hit, then a miss, then the end
 *
 * ScriptedServer.start(connection -> {                                   // anything at all
 *     connection.readRequest();
 *     connection.send("VALUE key 0 5\r\nhe");
 *     connection.reset();
 * });
 * }</pre>
 *
 * <p>It knows nothing of caches; {@link EmbeddedServer} is one that does, and {@link FaultProxy} breaks the answers of
 * either. It listens on the loopback interface. Each connection has a daemon thread, which {@link #close()} ends.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class ScriptedServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ConnectionScript script;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<ScriptedRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private ScriptedServer(ConnectionScript script) throws IOException {
        this.script = script;
        listening = new ServerSocket();
        listening.bind(new ServerAddress.Tcp(0).socketAddress(), BACKLOG);
    }

    /**
     * Starts a server that serves each connection by a script.
     *
     * @param script run for every connection, at the same time for several
     * @return the server, which accepts connections already
     * @throws UncheckedIOException if it cannot listen
     */
    public static ScriptedServer start(ConnectionScript script) {
        try {
            var server = new ScriptedServer(Objects.requireNonNull(script, "script"));
            server.run("memwire-scripted-server-" + server.port(), server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    /**
     * Starts a server that answers each request as a function says.
     *
     * @param answers from request to answer; asked on the threads of the connections, at the same time for several.
     *     Requests with {@code noreply} are asked for too
     * @return the server, which accepts connections already
     * @throws UncheckedIOException if it cannot listen
     */
    public static ScriptedServer answering(Function<ScriptedRequest, Answer> answers) {
        return start(connection -> {
            while (true) {
                answers.apply(connection.readRequest()).play(connection);
            }
        });
    }

    /**
     * Starts a server that gives these answers one by one, whatever is asked, by whatever connection. A request with
     * {@code noreply} gets none. When all are given, the next request ends its connection.
     *
     * @param answers in their order
     * @return the server, which accepts connections already
     * @throws UncheckedIOException if it cannot listen
     */
    public static ScriptedServer saying(Answer... answers) {
        Queue<Answer> left = new ConcurrentLinkedQueue<>(List.of(answers));
        return answering(request -> {
            Answer next = request.isNoreply() ? Answer.silence() : left.poll();
            return next == null ? Answer.close() : next;
        });
    }

    /**
     * Starts a server that says these answers one by one, as {@link #saying(Answer...)} does.
     *
     * @param answers each char one byte (ISO-8859-1), line ends included; an empty one is silence
     * @return the server, which accepts connections already
     * @throws UncheckedIOException if it cannot listen
     */
    public static ScriptedServer saying(String... answers) {
        return saying(List.of(answers).stream().map(Answer::of).toArray(Answer[]::new));
    }

    /**
     * Where the server listens, in the form of a client's list of servers.
     *
     * @return {@code 127.0.0.1:PORT}
     */
    public String address() {
        return ServerAddress.Tcp.HOST + ":" + port();
    }

    /**
     * The TCP port.
     *
     * @return the port it listens on
     */
    public int port() {
        return ((InetSocketAddress) listening.getLocalSocketAddress()).getPort();
    }

    /**
     * How many connections it has accepted.
     *
     * @return connections, open and ended
     */
    public int accepted() {
        return sockets.size();
    }

    /**
     * How many of the connections have ended, by the script or by the client.
     *
     * @return connections
     */
    public int ended() {
        return ended.get();
    }

    /**
     * All requests read so far, in the order they came; with several connections at once, in one of the orders. They are
     * kept until nobody knows the server any more.
     *
     * @return a copy
     */
    public List<ScriptedRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * Closes all connections, frees the port, ends the threads. Calling it again does nothing.
     *
     * @throws IllegalStateException if a script failed with anything but an {@link IOException}, for instance an assertion
     */
    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(this + " did not close well", e);
        }
        threads.forEach(Thread::interrupt);
        throwFailure(failures.poll());
    }

    @Override
    public String toString() {
        return "ScriptedServer[" + address() + "]";
    }

    private void throwFailure(@Nullable Throwable failure) {
        if (failure != null) {
            failures.clear();
            throw new IllegalStateException("a script of " + this + " failed: " + failure, failure);
        }
    }

    private void run(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                if (listening.isClosed()) {
                    socket.close(); // close() may not have seen it
                }
                int number = sockets.size();
                run(Thread.currentThread().getName() + "-" + number, () -> serve(number, socket));
            }
        } catch (IOException closed) {
            // close() was called
        }
    }

    private void serve(int number, Socket socket) {
        try (socket) {
            script.serve(new ScriptedConnection(number, socket, requests::add));
        } catch (IOException gone) {
            // the client, or close() was called
        } catch (RuntimeException | Error e) {
            if (!listening.isClosed()) {
                failures.add(e);
            }
        } finally {
            ended.incrementAndGet();
            threads.remove(Thread.currentThread());
        }
    }
}
