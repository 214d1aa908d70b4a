package com.example.app;

import io.memwire.api.MemcacheClient;
import java.time.Duration;
import java.util.OptionalLong;

/** The README's first get, on the server given as the argument. */
public final class Main {
    private Main() {}

    /** Prints what came back, and whether this ran on the module path. */
    public static void main(String[] args) {
        System.out.println(firstGet(args[0]) + " from " + Main.class.getModule());
    }

    static String firstGet(String server) {
        try (var cache = MemcacheClient.builder().servers(server).build()) {
            cache.set("some_key", "Some value", Duration.ofMinutes(10));
            String value = cache.get("some_key", String.class);
            cache.set("visits", 0);
            OptionalLong visits = cache.incr("visits");
            return cache.async().get("some_key", String.class).join() + " = " + value + ", " + visits;
        }
    }
}
