package io.memwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A real memcached for tests: {@code memcached} from the {@code PATH}, as a process of its own, on a free port of the
 * loopback interface or on a unix domain socket.
 *
 * <pre>{@code
 * InstalledPrograms.assume("memcached"); // skips the test on a machine without it
 * try (var memcached = MemcachedProcess.start("-m", "16")) {
 *     String address = memcached.address(); // 127.0.0.1:PORT
 * }
 * }</pre>
 *
 * <p>The process ends with {@link #close()}, and in any case when this JVM exits. Thread-safe.
 *
 * @since 0.1
 */
public final class MemcachedProcess implements AutoCloseable {
    private static final String PROGRAM = "memcached";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    private final Process process;
    private final ServerAddress address;
    private final Path scratch;
    private final Thread atExit;

    private MemcachedProcess(Process process, ServerAddress address, Path scratch, Thread atExit) {
        this.process = process;
        this.address = address;
        this.scratch = scratch;
        this.atExit = atExit;
    }

    /**
     * Whether a {@code memcached} can be started here. {@link InstalledPrograms#assume} makes a test depend on it.
     *
     * @return whether the {@code PATH} has one
     */
    public static boolean isInstalled() {
        return InstalledPrograms.find(PROGRAM).isPresent();
    }

    /**
     * Starts memcached on a free port of 127.0.0.1 and waits until it accepts connections.
     *
     * @param arguments more arguments, {@code "-m", "16"} for instance
     * @return the running memcached
     * @throws UncheckedIOException if it is not installed, ends at once, or takes more than 10 seconds
     */
    public static MemcachedProcess start(String... arguments) {
        return start(null, arguments);
    }

    /**
     * Starts memcached on a unix domain socket and waits until it accepts connections.
     *
     * @param socket path of the socket, at most about 100 bytes long (a limit of the system); removed by {@link #close()}
     * @param arguments more arguments, {@code "-m", "16"} for instance
     * @return the running memcached
     * @throws UncheckedIOException if it is not installed, ends at once, or takes more than 10 seconds
     */
    public static MemcachedProcess startOnUnixSocket(Path socket, String... arguments) {
        return start(socket, arguments);
    }

    private static MemcachedProcess start(@Nullable Path socket, String[] arguments) {
        try {
            Path scratch = Files.createTempDirectory("memwire-memcached");
            Process process = launch(socket, arguments, scratch);
            var atExit = new Thread(process::destroyForcibly, "memwire-memcached-at-exit");
            Runtime.getRuntime().addShutdownHook(atExit);
            try {
                return new MemcachedProcess(process, awaitAccepting(process, socket, scratch), scratch, atExit);
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start memcached: " + e.getMessage(), e);
        }
    }

    /**
     * Where it listens, in the form of a client's list of servers.
     *
     * @return {@code 127.0.0.1:PORT} or {@code unix:PATH}
     */
    public String address() {
        return address.text();
    }

    /**
     * The TCP port.
     *
     * @return the port it listens on
     * @throws IllegalStateException if it listens on a unix domain socket
     */
    public int port() {
        return address.port();
    }

    /**
     * Stops the process where it is, as an overloaded or a frozen machine would: connections stay open and nothing
     * answers, until {@link #resume()}.
     *
     * @throws UncheckedIOException if it cannot be signalled
     */
    public void suspend() {
        signal("-STOP");
    }

    /**
     * Lets a suspended process go on.
     *
     * @throws UncheckedIOException if it cannot be signalled
     */
    public void resume() {
        signal("-CONT");
    }

    /** Ends the process at once, without a goodbye to anybody, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends the process and removes its files. Calling it again does nothing. */
    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The JVM is going down: the hook runs anyway, and finds the process ended.
        }
        try {
            if (address instanceof ServerAddress.Unix unix) {
                Files.deleteIfExists(unix.path());
            }
            Files.deleteIfExists(portFile(scratch));
            Files.deleteIfExists(outputFile(scratch));
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("files of " + this + " are left over", e);
        }
    }

    @Override
    public String toString() {
        return "MemcachedProcess[" + address() + ", pid " + process.pid() + "]";
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            if (kill.onExit().join().exitValue() != 0) {
                throw new IOException("kill " + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal " + this, e);
        }
    }

    private static Process launch(@Nullable Path socket, String[] arguments, Path scratch) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        // memcached refuses to run as root unless it is told so; other users' -u it ignores.
        command.addAll(List.of("-u", System.getProperty("user.name")));
        command.addAll(
                socket == null ? List.of("-l", ServerAddress.Tcp.HOST, "-p", "-1") : List.of("-s", socket.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(outputFile(scratch).toFile());
        // With port -1 the system picks one, and memcached writes it here. A port picked by us might be taken again.
        builder.environment().put("MEMCACHED_PORT_FILENAME", portFile(scratch).toString());
        return builder.start();
    }

    private static ServerAddress awaitAccepting(Process process, @Nullable Path socket, Path scratch)
            throws IOException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            ServerAddress address = socket == null ? tcpAddress(scratch) : new ServerAddress.Unix(socket);
            if (address != null && accepts(address)) {
                return address;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        String how = process.isAlive() ? "it accepts no connections" : "it ended with code " + process.exitValue();
        throw new IOException(
                how + "; its output: " + Files.readString(outputFile(scratch)).strip());
    }

    /** The address that memcached told, or null as long as it has not. */
    private static @Nullable ServerAddress tcpAddress(Path scratch) throws IOException {
        if (!Files.exists(portFile(scratch))) { // written under another name, then renamed
            return null;
        }
        String told = Files.readString(portFile(scratch)).strip();
        String port = told.substring(told.lastIndexOf(' ') + 1); // TCP INET: PORT
        return new ServerAddress.Tcp(Integer.parseInt(port));
    }

    private static boolean accepts(ServerAddress address) {
        try (SocketChannel probe = SocketChannel.open(address.socketAddress())) {
            return probe.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static Path portFile(Path scratch) {
        return scratch.resolve("port");
    }

    private static Path outputFile(Path scratch) {
        return scratch.resolve("output");
    }
}
