package io.memwire.it.connections;

import static java.util.Objects.requireNonNull;

import io.memwire.api.MemcacheClient;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The three kinds of callers, each of which takes another way through a connection. */
enum Caller {
    BLOCKING {
        @Override
        boolean set(MemcacheClient cache, String key, Object value) {
            return cache.set(key, value);
        }

        @Override
        <T> @Nullable T get(MemcacheClient cache, String key, Class<T> type) {
            return cache.get(key, type);
        }
    },
    ASYNCHRONOUS {
        @Override
        boolean set(MemcacheClient cache, String key, Object value) throws Exception {
            return requireNonNull(join(cache.async().set(key, value)));
        }

        @Override
        <T> @Nullable T get(MemcacheClient cache, String key, Class<T> type) throws Exception {
            return join(cache.async().get(key, type));
        }
    },
    VIRTUAL {
        @Override
        boolean set(MemcacheClient cache, String key, Object value) throws Exception {
            return requireNonNull(onVirtualThread(() -> cache.set(key, value)));
        }

        @Override
        <T> @Nullable T get(MemcacheClient cache, String key, Class<T> type) throws Exception {
            return onVirtualThread(() -> cache.get(key, type));
        }
    };

    private static final int DEADLINE_SECONDS = 30;

    /** Threads of this kind; those of an asynchronous caller are platform threads. */
    final ThreadFactory threads() {
        return this == VIRTUAL ? virtualThreads() : Thread::new;
    }

    /** Those that this JVM has: virtual threads came with 21. */
    static Stream<Caller> available() {
        return Arrays.stream(values())
                .filter(caller -> caller != VIRTUAL || Runtime.version().feature() >= 21);
    }

    abstract boolean set(MemcacheClient cache, String key, Object value) throws Exception;

    abstract <T> @Nullable T get(MemcacheClient cache, String key, Class<T> type) throws Exception;

    private static <T> @Nullable T join(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static <T> @Nullable T onVirtualThread(Callable<@Nullable T> call) throws Exception {
        var task = new FutureTask<@Nullable T>(call);
        virtualThreads().newThread(task).start();
        try {
            return task.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static Exception unwrapped(ExecutionException e) {
        return e.getCause() instanceof Exception cause ? cause : e;
    }

    /** By reflection, since the tests are Java 17. */
    private static ThreadFactory virtualThreads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | ClassNotFoundException e) {
            throw new LinkageError("virtual threads are not as JDK 21 has them", e);
        }
    }
}
