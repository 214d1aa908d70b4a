package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.AsyncCache;
import io.memwire.api.AsyncMemcacheClient;
import io.memwire.api.AsyncTypedCache;
import io.memwire.api.Cache;
import io.memwire.api.CasSession;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import io.memwire.api.TypedCache;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Every method of the API through which an application's text reaches a server, found by reflection so that none is
 * forgotten: those of the types that send, with a parameter that is or holds a key, a prefix or another word.
 */
record WireTexts(Class<?> type, Method method) {
    /** The types whose methods send. */
    static final List<Class<?>> SENDERS = List.of(
            MemcacheClient.class,
            AsyncMemcacheClient.class,
            Cache.class,
            AsyncCache.class,
            TypedCache.class,
            AsyncTypedCache.class,
            CasSession.class);

    private static final List<Class<?>> WORDS = List.of(String.class, Key.class, Collection.class, Map.class);

    static List<WireTexts> all() {
        var all = new ArrayList<WireTexts>();
        for (Class<?> type : SENDERS) {
            for (Method method : type.getDeclaredMethods()) {
                boolean takesWords = Arrays.stream(method.getParameterTypes()).anyMatch(WORDS::contains);
                if (takesWords && Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                    all.add(new WireTexts(type, method));
                }
            }
        }
        assertTrue(all.size() > 120, "found only " + all);
        return all;
    }

    /** The objects of a client that have these methods. */
    static Map<Class<?>, Object> senders(MemcacheClient client) {
        Map<Class<?>, Object> senders = new LinkedHashMap<>();
        senders.put(MemcacheClient.class, client);
        senders.put(AsyncMemcacheClient.class, client.async());
        senders.put(Cache.class, client);
        senders.put(AsyncCache.class, client.async());
        senders.put(TypedCache.class, client.typed(String.class));
        senders.put(AsyncTypedCache.class, client.typed(String.class).async());
        senders.put(CasSession.class, client.casSession());
        return senders;
    }

    /** Calls it with {@code text} wherever a word is expected; gives what was thrown, or null if it went through. */
    @Nullable
    Throwable call(Map<Class<?>, Object> senders, String text) {
        try {
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = argument(method.getParameterTypes()[i], text);
            }
            method.setAccessible(true);
            if (method.invoke(senders.get(type), arguments) instanceof CompletableFuture<?> future) {
                future.join();
            }
            return null;
        } catch (InvocationTargetException | CompletionException e) {
            return e.getCause();
        } catch (RuntimeException e) {
            return e; // of Key.of
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private Object argument(Class<?> parameter, String text) {
        if (parameter == String.class) {
            return text;
        }
        if (parameter == Key.class) {
            return Key.of(7, text);
        }
        if (parameter == Collection.class) {
            return List.of("good", text);
        }
        if (parameter == Map.class) {
            var values = new LinkedHashMap<String, String>();
            values.put("good", "value");
            values.put(text, "value");
            return values;
        }
        if (parameter == Duration.class) {
            return Duration.ofHours(1);
        }
        if (parameter == Ttl.class) {
            return Ttl.of(Duration.ofHours(1));
        }
        if (parameter == StoreOptions.class) {
            return StoreOptions.defaults();
        }
        if (parameter == Class.class) {
            return String.class;
        }
        if (parameter == long.class) {
            return 1L;
        }
        if (parameter == Object.class) {
            return "value";
        }
        throw new AssertionError(
                "what shall be given to " + this + "? Tell " + getClass().getSimpleName());
    }

    @Override
    public String toString() {
        return type.getSimpleName() + "." + method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
