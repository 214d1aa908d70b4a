package io.memwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
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
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    private final ServerAddress address;
    private final MemcachedOptions options;
    private final Path scratch;
    private volatile Running running;
    private boolean closed; // guarded by this

    /** A process, and what ends it when this JVM exits. */
    private record Running(Process process, Thread atExit) {
        static Running of(Process process) {
            var atExit = new Thread(process::destroyForcibly, "memwire-memcached-at-exit");
            Runtime.getRuntime().addShutdownHook(atExit);
            return new Running(process, atExit);
        }

        void end() {
            process.destroyForcibly();
            process.onExit().join();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException exiting) {
                // The JVM is going down: the hook runs anyway, and finds the process ended.
            }
        }
    }

    private MemcachedProcess(Running running, ServerAddress address, MemcachedOptions options, Path scratch) {
        this.running = running;
        this.address = address;
        this.options = options;
        this.scratch = scratch;
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
        return start(MemcachedOptions.onLoopback().withArguments(arguments));
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
        return start(MemcachedOptions.onUnixSocket(socket).withArguments(arguments));
    }

    /**
     * Starts memcached and waits until it accepts connections.
     *
     * @param options where it listens, and what it asks of those who connect
     * @return the running memcached
     * @throws UncheckedIOException if it is not installed, ends at once, or takes more than 10 seconds
     */
    public static MemcachedProcess start(MemcachedOptions options) {
        try {
            Path scratch = Files.createTempDirectory("memwire-memcached");
            Path socket = options.socket();
            ServerAddress wanted = socket == null ? null : new ServerAddress.Unix(socket);
            Running running = launch(wanted, options, scratch);
            ServerAddress address = awaitAccepting(running, wanted, options, scratch);
            return new MemcachedProcess(running, address, options, scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start memcached: " + e.getMessage(), e);
        }
    }

    /**
     * Where it listens, in the form of a client's list of servers.
     *
     * @return {@code 127.0.0.1:PORT}, {@code inet6:[::1]:PORT} or {@code unix:PATH}
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
     * answers, until {@link #resume()}. Returns when all of its threads stand still, which on a busy machine is later than
     * the signal; where there is no {@code /proc} to see it in, as soon as the signal is sent.
     *
     * @throws UncheckedIOException if it cannot be signalled, or still runs 10 seconds later
     */
    public void suspend() {
        signal("-STOP");
        try {
            awaitStopped();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot suspend " + this, e);
        }
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
    public synchronized void kill() {
        running.end();
    }

    /**
     * Ends the process as {@link #kill()} does, unless it has ended, and starts a new one, empty, at the same address and
     * with the same arguments. Returns when it accepts connections.
     *
     * @throws IllegalStateException after {@link #close()}
     * @throws UncheckedIOException if it does not start, for instance because another process took the port meanwhile
     */
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
        kill();
        try {
            running = launch(address, options, scratch);
            awaitAccepting(running, address, options, scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start memcached again: " + e.getMessage(), e);
        }
    }

    /** Ends the process and removes its files. Calling it again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        kill();
        try {
            if (address instanceof ServerAddress.Unix unix) {
                Files.deleteIfExists(unix.path());
            }
            Files.deleteIfExists(portFile(scratch));
            Files.deleteIfExists(outputFile(scratch));
            Files.deleteIfExists(MemcachedOptions.usersFile(scratch));
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("files of " + this + " are left over", e);
        }
    }

    @Override
    public String toString() {
        return "MemcachedProcess[" + address() + ", pid " + pid() + "]";
    }

    long pid() {
        return running.process().pid();
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(pid())).start();
            if (kill.onExit().join().exitValue() != 0) {
                throw new IOException("kill " + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal " + this, e);
        }
    }

    private void awaitStopped() throws IOException {
        Path threads = Path.of("/proc", Long.toString(pid()), "task");
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (Files.exists(threads) && !areStopped(threads)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("it still runs after " + STOP_TIMEOUT.toSeconds() + " seconds");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Whether each thread is in state T; the state follows the name in parentheses (proc(5)). */
    private static boolean areStopped(Path threads) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        }
    }

    /** Starts it at an address, or, without one, on a free port. */
    private static Running launch(@Nullable ServerAddress wanted, MemcachedOptions options, Path scratch)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        // memcached refuses to run as root unless it is told so; other users' -u it ignores.
        command.addAll(List.of("-u", System.getProperty("user.name")));
        if (!(wanted instanceof ServerAddress.Unix)) {
            command.addAll(List.of("-p", wanted == null ? "-1" : "" + wanted.port()));
        }
        command.addAll(options.commandLine(scratch));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(outputFile(scratch).toFile());
        // With port -1 the system picks one, and memcached writes it here. A port picked by us might be taken again.
        builder.environment().put("MEMCACHED_PORT_FILENAME", portFile(scratch).toString());
        return Running.of(builder.start());
    }

    /** Returns where it accepts connections; one that does not is ended. */
    private static ServerAddress awaitAccepting(
            Running running, @Nullable ServerAddress wanted, MemcachedOptions options, Path scratch)
            throws IOException {
        Process process = running.process();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            ServerAddress address = wanted == null ? tcpAddress(options.host(), scratch) : wanted;
            if (address != null && accepts(address)) {
                return address;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        String how = process.isAlive() ? "it accepts no connections" : "it ended with code " + process.exitValue();
        running.end();
        throw new IOException(
                how + "; its output: " + Files.readString(outputFile(scratch)).strip());
    }

    /** The address that memcached told, or null as long as it has not. */
    private static @Nullable ServerAddress tcpAddress(String host, Path scratch) throws IOException {
        if (!Files.exists(portFile(scratch))) { // written under another name, then renamed
            return null;
        }
        String told = Files.readString(portFile(scratch)).strip();
        String port = told.substring(told.lastIndexOf(' ') + 1); // TCP INET: PORT, or INET6
        return new ServerAddress.Tcp(host, Integer.parseInt(port));
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
