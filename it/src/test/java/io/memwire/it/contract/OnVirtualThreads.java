package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;

import io.memwire.api.MemcacheClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A client whose blocking calls are made on virtual threads, one each; on JDK 17 on platform threads. */
final class OnVirtualThreads {
    private OnVirtualThreads() {}

    static MemcacheClient of(MemcacheClient client) {
        Executor threads = threads();
        return (MemcacheClient) Proxy.newProxyInstance(
                OnVirtualThreads.class.getClassLoader(),
                new Class<?>[] {MemcacheClient.class},
                (proxy, method, arguments) -> call(threads, client, method, arguments));
    }

    private static @Nullable Object call(
            Executor threads, MemcacheClient client, Method method, Object @Nullable [] arguments) throws Throwable {
        var result = new CompletableFuture<@Nullable Object>();
        threads.execute(() -> {
            try {
                result.complete(method.invoke(client, arguments));
            } catch (InvocationTargetException e) {
                result.completeExceptionally(requireNonNull(e.getCause()));
            } catch (IllegalAccessException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw requireNonNull(e.getCause());
        }
    }

    private static Executor threads() {
        try {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
            return task -> {
                try {
                    start.invoke(null, task);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("virtual threads are not as JDK 21 has them", e);
                }
            };
        } catch (NoSuchMethodException e) {
            return task -> new Thread(task, "caller").start();
        }
    }
}
