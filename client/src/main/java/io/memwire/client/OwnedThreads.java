package io.memwire.client;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads that the client owns: nobody else interrupts them, so they may block on a shared socket. Virtual where the JDK
 * has them (21 and later, found by reflection since the code is Java 17), else daemon threads.
 */
final class OwnedThreads implements AutoCloseable {
    private static final long IDLE_SECONDS = 1;

    private static final @Nullable MethodHandle IS_VIRTUAL =
            find(false, Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    private static final @Nullable MethodHandle START_VIRTUAL =
            find(true, Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));

    /** For what blocks for long, as connecting does: a virtual thread would hold a carrier while it looks up a name. */
    private final ThreadPoolExecutor platform = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                return daemon("memwire-io-" + numbers.incrementAndGet(), task);
            });

    private static final AtomicInteger numbers = new AtomicInteger();

    private static @Nullable MethodHandle find(boolean isStatic, Class<?> in, String name, MethodType type) {
        try {
            var lookup = MethodHandles.publicLookup();
            return isStatic ? lookup.findStatic(in, name, type) : lookup.findVirtual(in, name, type);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null; // JDK 17, or a preview that is off
        }
    }

    /** Whether a thread is virtual. */
    static boolean isVirtual(Thread thread) {
        if (IS_VIRTUAL == null) {
            return false;
        }
        try {
            return (boolean) IS_VIRTUAL.invokeExact(thread);
        } catch (Throwable e) {
            throw new AssertionError(e); // isVirtual declares nothing
        }
    }

    /** Starts a thread that waits and reads for others: virtual where there are any, since waking it is then cheap. */
    Thread start(String name, Runnable task) {
        if (START_VIRTUAL != null) {
            try {
                return (Thread) START_VIRTUAL.invokeExact(task);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError(e); // startVirtualThread declares nothing
            }
        }
        Thread thread = daemon(name, task);
        thread.start();
        return thread;
    }

    /** Runs a short task that may block in a write. */
    void write(Runnable task) {
        if (START_VIRTUAL != null) {
            start("memwire-writer", task);
        } else {
            platform.execute(task);
        }
    }

    /** Where connecting is done. */
    Executor blocking() {
        return platform;
    }

    static Thread daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        platform.shutdown();
    }
}
