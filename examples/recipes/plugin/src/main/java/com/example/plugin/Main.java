package com.example.plugin;

import io.memwire.api.MemcacheClient;
import java.time.Duration;
import java.util.List;

/** Stores a record as JSON, on the server that the tag of its key chooses. */
public final class Main {
    private Main() {}

    record Cart(int customer, List<String> articles) {}

    public static void main(String[] args) {
        try (var cache = MemcacheClient.builder()
                .servers(args)
                .serializer("json")
                .hasher("example-tag")
                .build()) {
            cache.set("cart:{17}", new Cart(17, List.of("tea", "cup")), Duration.ofMinutes(10));
            System.out.println(cache.get("cart:{17}", Cart.class));
        }
    }
}
