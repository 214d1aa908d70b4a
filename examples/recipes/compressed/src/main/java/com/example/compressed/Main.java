package com.example.compressed;

import io.memwire.api.MemcacheClient;
import java.time.Duration;

/** Compresses what is over a kilobyte; what any compressor wrote is read without being told. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (var cache = MemcacheClient.builder()
                .servers(args)
                .compressor("lz4")
                .compressOver(1_024)
                .build()) {
            cache.set("report", "all is well; ".repeat(1_000), Duration.ofMinutes(10));
            String report = cache.get("report", String.class);
            System.out.println(report.length() + " characters");
        }
    }
}
