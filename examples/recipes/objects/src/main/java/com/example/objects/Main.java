package com.example.objects;

import io.memwire.api.MemcacheClient;
import java.time.Duration;
import java.util.List;

/** Stores a record that holds records. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (var cache =
                MemcacheClient.builder().servers(args).serializer("kryo").build()) {
            cache.set("cart:17", new Cart(17, List.of(new Line("tea", 2))), Duration.ofMinutes(10));
            System.out.println(cache.get("cart:17", Cart.class));
        }
    }
}
