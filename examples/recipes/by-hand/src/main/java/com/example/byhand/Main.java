package com.example.byhand;

import io.memwire.api.MemcacheClient;
import java.time.Duration;

/** Gives the builder a serializer that nobody else knows of. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (var cache = MemcacheClient.builder()
                .servers(args)
                .serializer(new PointSerializer())
                .build()) {
            cache.set("point", new Point(3, 4), Duration.ofMinutes(10));
            System.out.println(cache.get("point", Point.class));
        }
    }
}
