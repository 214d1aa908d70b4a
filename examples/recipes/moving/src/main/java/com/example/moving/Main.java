package com.example.moving;

import io.memwire.api.MemcacheClient;
import io.memwire.migration.SpymemcachedTranscoder;
import java.time.Duration;

/** Finds and writes values where spymemcached does by default, in its form. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (var cache = MemcacheClient.builder()
                .servers(args)
                .hasher("java-string")
                .locator("array-mod")
                .transcoder(SpymemcachedTranscoder.builder().build())
                .build()) {
            cache.set("visits", 17L, Duration.ofMinutes(10));
            System.out.println(cache.get("visits", Long.class) + " visits");
        }
    }
}
