package io.memwire.client;

import io.memwire.api.Key;
import io.memwire.protocol.text.ReplyLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Tests of one connection over a socket in memory: every order of events is made by the test, none by luck. */
abstract class ScriptedConnection {
    static final long MINUTE = Duration.ofMinutes(1).toNanos();

    final OwnedThreads threads = new OwnedThreads();

    /** Not started: the tests are the clock. */
    final Housekeeper housekeeper = new Housekeeper(MINUTE);

    final List<Failure> closures = new ArrayList<>();
    final ScriptedTransport transport = new ScriptedTransport(true);
    final Connection connection = connect(transport, 100);

    /** Another connection; the test closes it. */
    final Connection connect(Transport socket, int maxInFlight) {
        return connect(socket, maxInFlight, (closed, reason) -> closures.add(reason));
    }

    final Connection connect(Transport socket, int maxInFlight, Connection.Owner owner) {
        var options = new ConnectionOptions(maxInFlight, 1 << 20, 60_000, ReplyLimits.DEFAULTS);
        return new Connection("cache:11211", socket, options, threads, housekeeper, owner);
    }

    @AfterEach
    void close() {
        connection.close(connection.lost(null));
        threads.close();
    }

    /** A caller with time enough. */
    final Caller caller(Call call) {
        return new Caller(connection, call, MINUTE);
    }

    /** The same, after its call is in the queue. */
    final Caller submitted(Call call) throws InterruptedException {
        Caller caller = caller(call);
        caller.awaitSubmitted();
        return caller;
    }

    /** The same, while another reads. */
    final Caller parked(Call call) throws InterruptedException {
        Caller caller = caller(call);
        caller.awaitParked();
        return caller;
    }

    static RetrievalCall get(String key) {
        return RetrievalCall.get(Key.of(key));
    }

    static StatusCall delete(String key) {
        return StatusCall.delete(Key.of(key));
    }

    static StatusCall set(String key, int bytes) {
        return StatusCall.store(Command.SET, Key.of(key), 0, 0, new byte[bytes], 0);
    }

    /** The call of an asynchronous caller, who is told through {@code done}. */
    static <C extends Call> C asynchronous(C call, CompletableFuture<C> done) {
        call.deadlineNanos = System.nanoTime() + MINUTE;
        call.whenDone = () -> done.complete(call);
        return call;
    }

    static Failure existing(@Nullable Failure failure) {
        return Objects.requireNonNull(failure, "no failure");
    }
}
