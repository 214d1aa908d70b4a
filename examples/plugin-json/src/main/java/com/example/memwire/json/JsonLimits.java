package com.example.memwire.json;

import io.memwire.api.InvalidRequestException;

/**
 * What a {@link JsonSerializer} refuses to read and to write. Whoever can write to the cache chooses the bytes that are
 * read from it.
 *
 * @param maxBytes longest JSON text, in bytes, 1 or more
 * @param maxDepth how deep objects and arrays may be nested, 1 or more
 */
public record JsonLimits(int maxBytes, int maxDepth) {
    /** 1 MiB, which is also the client's longest value, and 64 levels. */
    public static final JsonLimits DEFAULTS = new JsonLimits(1 << 20, 64);

    /** Checks the limits. */
    public JsonLimits {
        if (maxBytes < 1 || maxDepth < 1) {
            throw new InvalidRequestException("limits below 1: " + maxBytes + " bytes, depth " + maxDepth);
        }
    }
}
