package com.example.python;

import io.memwire.api.MemcacheClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads what Python stored, and stores something for it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (var cache =
                MemcacheClient.builder().servers(args).serializer("pickle").build()) {
            Map<?, ?> user = cache.get("from_python", Map.class);
            cache.set("from_java", List.of("Ann", 17, true), Duration.ofMinutes(10));
            System.out.println(user);
        }
    }
}
