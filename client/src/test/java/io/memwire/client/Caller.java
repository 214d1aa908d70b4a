package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.protocol.text.ReplyKind;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A blocking caller on a platform thread, with one call. */
final class Caller {
    final Thread thread;
    volatile boolean interruptedAfterwards;
    private final Call call;
    private final CountDownLatch submitted = new CountDownLatch(1);
    private final CompletableFuture<Optional<Failure>> outcome = new CompletableFuture<>();

    /** Starts it. */
    Caller(Connection connection, Call call, long timeoutNanos) {
        this.call = call;
        thread = new Thread(() -> perform(connection, timeoutNanos), "caller");
        thread.start();
    }

    private void perform(Connection connection, long timeoutNanos) {
        Dispatcher.prepare(call, connection, Thread.currentThread(), System.nanoTime() + timeoutNanos);
        try {
            Failure refusal = connection.submit(call);
            submitted.countDown();
            Failure failure = refusal != null ? refusal : connection.await(call);
            interruptedAfterwards = Thread.currentThread().isInterrupted();
            outcome.complete(Optional.ofNullable(failure));
        } catch (Throwable e) {
            interruptedAfterwards = Thread.currentThread().isInterrupted();
            outcome.completeExceptionally(e);
        }
    }

    void awaitSubmitted() throws InterruptedException {
        submitted.await();
    }

    /** Waits until it waits for another to read. */
    void awaitParked() throws InterruptedException {
        awaitSubmitted();
        while (!(LockSupport.getBlocker(thread) instanceof Connection)) { // until the test's time-out
            Thread.onSpinWait();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Nullable
    Failure failure() throws Exception {
        Optional<Failure> failure = outcome.get(1, TimeUnit.MINUTES);
        thread.join();
        return failure.orElse(null);
    }

    /** What it threw. */
    Throwable exception() throws InterruptedException {
        ExecutionException e = assertThrows(ExecutionException.class, () -> outcome.get(1, TimeUnit.MINUTES));
        thread.join();
        return Objects.requireNonNull(e.getCause());
    }

    /** The value it got, or null. */
    @Nullable
    String value() throws Exception {
        failure();
        byte[] value = ((RetrievalCall) call).value();
        return value == null ? null : new String(value, StandardCharsets.ISO_8859_1);
    }

    ReplyKind status() throws Exception {
        assertNull(failure());
        return ((StatusCall) call).status();
    }
}
