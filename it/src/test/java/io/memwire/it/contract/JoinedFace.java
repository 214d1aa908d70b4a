package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;

import io.memwire.api.AsyncCache;
import io.memwire.api.AsyncMemcacheClient;
import io.memwire.api.AsyncTypedCache;
import io.memwire.api.Cache;
import io.memwire.api.MemcacheClient;
import io.memwire.api.TypedCache;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous face in the shape of the blocking one: each call goes to the asynchronous method of the same name and
 * arguments, overloads included, and its future is joined. What only the blocking face has ({@code close},
 * {@code setServers} …) goes there.
 */
final class JoinedFace implements InvocationHandler {
    private static final int DEADLINE_SECONDS = 60;

    private final Object blocking;
    private final Class<?> asyncType;
    private final Object async;

    private JoinedFace(Object blocking, Class<?> asyncType, Object async) {
        this.blocking = blocking;
        this.asyncType = asyncType;
        this.async = async;
    }

    static MemcacheClient of(MemcacheClient client) {
        return proxy(MemcacheClient.class, new JoinedFace(client, AsyncMemcacheClient.class, client.async()));
    }

    private static <T> T proxy(Class<T> type, JoinedFace handler) {
        return type.cast(Proxy.newProxyInstance(JoinedFace.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Method twin = twin(method);
        if (twin == null) {
            return call(method, blocking, arguments);
        }
        Object result = call(twin, async, arguments);
        if (result instanceof CompletableFuture<?> future) {
            return join(future);
        }
        Object view = requireNonNull(call(method, blocking, arguments));
        if (result instanceof AsyncTypedCache<?> typed) {
            return proxy(TypedCache.class, new JoinedFace(view, AsyncTypedCache.class, typed));
        }
        return proxy(Cache.class, new JoinedFace(view, AsyncCache.class, requireNonNull(result)));
    }

    private @Nullable Method twin(Method method) {
        try {
            return method.getDeclaringClass() == Object.class
                    ? null
                    : asyncType.getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw requireNonNull(e.getCause());
        }
    }

    private static @Nullable Object join(CompletableFuture<?> future) throws Throwable {
        try {
            return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw requireNonNull(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("the future has not completed in " + DEADLINE_SECONDS + " s", e);
        }
    }
}
