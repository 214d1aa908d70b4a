package io.memwire.it.failures;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.PartialResultException;
import io.memwire.api.StoreOptions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The commands of the table, in the order of its columns, and what they tell. */
enum Operation {
    GET {
        @Override
        CompletableFuture<?> start(MemcacheClient client) {
            return client.async().get(KEY, String.class);
        }

        @Override
        @Nullable
        Object run(MemcacheClient client) {
            return client.get(KEY, String.class);
        }

        @Override
        String read(@Nullable Object result) {
            return result == null ? DEGRADED : "1".equals(result) ? ANSWERED : "wrong value " + result;
        }
    },
    SET {
        @Override
        CompletableFuture<?> start(MemcacheClient client) {
            return client.async().set(KEY, "7", StoreOptions.defaults());
        }

        @Override
        Object run(MemcacheClient client) {
            return client.set(KEY, "7", StoreOptions.defaults());
        }

        @Override
        String read(@Nullable Object result) {
            return Boolean.TRUE.equals(result) ? ANSWERED : DEGRADED;
        }
    },
    INCR {
        @Override
        CompletableFuture<?> start(MemcacheClient client) {
            return client.async().incr(KEY, 1);
        }

        @Override
        Object run(MemcacheClient client) {
            return client.incr(KEY, 1);
        }

        @Override
        String read(@Nullable Object result) {
            return OptionalLong.of(2).equals(result)
                    ? ANSWERED
                    : OptionalLong.empty().equals(result) ? DEGRADED : "wrong number " + result;
        }
    },
    GET_MULTI {
        @Override
        CompletableFuture<?> start(MemcacheClient client) {
            return client.async().getMulti(List.of(KEY, HEALTHY), String.class);
        }

        @Override
        Object run(MemcacheClient client) {
            return client.getMulti(List.of(KEY, HEALTHY), String.class);
        }

        @Override
        String read(@Nullable Object result) {
            return Map.of(KEY, "1", HEALTHY, "1").equals(result)
                    ? ANSWERED
                    : Map.of(HEALTHY, "1").equals(result) ? DEGRADED : "wrong hits " + result;
        }
    };

    /** A key of the server that fails, and one of the server that does not. */
    static final Key KEY = Key.of(0, "key");

    static final Key HEALTHY = Key.of(1, "healthy");

    static final String ANSWERED = "answered";
    static final String DEGRADED = "degraded";

    abstract CompletableFuture<?> start(MemcacheClient client);

    abstract @Nullable Object run(MemcacheClient client);

    /** Whether a result is the answer, or what a miss gives. */
    abstract String read(@Nullable Object result);

    /** Does it and tells how it ended: {@link #ANSWERED}, {@link #DEGRADED} or the exception as the table has it. */
    String outcome(MemcacheClient client, boolean asynchronous) {
        try {
            return read(asynchronous ? start(client).join() : run(client));
        } catch (CompletionException e) {
            return name(e.getCause());
        } catch (RuntimeException e) {
            return name(e);
        }
    }

    private static String name(@Nullable Throwable thrown) {
        if (thrown instanceof PartialResultException partial) {
            boolean isWhole = partial.hits().equals(Map.of(HEALTHY, "1"))
                    && partial.failedKeys().equals(Set.of(KEY))
                    && partial.failures().size() == 1;
            return isWhole ? name(partial.failures().get(0).reason()) : "wrong " + partial;
        }
        return thrown == null
                ? "nothing thrown"
                : thrown.getClass().getSimpleName().replace("Exception", "");
    }
}
