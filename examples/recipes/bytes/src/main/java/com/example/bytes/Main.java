package com.example.bytes;

import io.memwire.api.MemcacheClient;
import java.time.Duration;

/** Keeps what is bytes already, such as a rendered page. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (var cache = MemcacheClient.builder().servers(args).build()) {
            cache.set("page", new byte[] {1, 2, 3}, Duration.ofMinutes(10));
            byte[] page = cache.get("page", byte[].class);
            System.out.println(page.length + " bytes");
        }
    }
}
