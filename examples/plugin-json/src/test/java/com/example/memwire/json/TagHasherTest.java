package com.example.memwire.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagHasherTest {
    private final TagHasher hasher = new TagHasher();

    @ParameterizedTest
    @CsvSource({"'',cbf29ce484222325", "a,af63dc4c8601ec8c", "foobar,85944171f73967e8"}) // of FNV's authors
    void isFnv1a(String key, String hash) {
        assertEquals(Long.parseUnsignedLong(hash, 16), hash(key));
    }

    @Test
    void placesByTheTag() {
        assertEquals(hash("17"), hash("user:{17}:name"));
        assertEquals(hash("17"), hash("{17}"));
        assertEquals(hash("1{7"), hash("{1{7}}"));
        assertNotEquals(hash("{17}"), hash("{18}"));
    }

    @ParameterizedTest
    @CsvSource({"a{}b", "a{b", "a}b", "}{", "a}b{"})
    void withoutATagTheWholeKeyCounts(String key) {
        var same = new TagHasher();
        byte[] inside = ("{xx}" + key + "{yy}").getBytes(US_ASCII);

        assertNotEquals(hash(key), hash(key + "c"), "its end does not count");
        assertNotEquals(hash(key), hash("c" + key), "its beginning does not count");
        assertEquals(hash(key), same.hash(inside, 4, key.length()), "it looks beyond the key");
    }

    private long hash(String key) {
        return hasher.hash(key.getBytes(US_ASCII));
    }
}
