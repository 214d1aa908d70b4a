package com.example.memwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.WithMemcached;
import org.junit.jupiter.api.Test;

/** The plug-in as an application uses it. Maven runs all tests twice: on the module path and on the class path. */
@WithMemcached
class WithClientTest {
    private final EmbeddedServer memcached;

    WithClientTest(EmbeddedServer memcached) {
        this.memcached = memcached;
    }

    @Test
    void runsWhereTheBuildSaysItDoes() {
        assertEquals(
                Boolean.getBoolean("on.module.path"), getClass().getModule().isNamed());
    }

    @Test
    void beingPresentIsEnough() {
        try (var cache = client().build()) {
            cache.set("order", Order.SAMPLE);

            assertEquals(Order.SAMPLE, cache.get("order", Order.class));
        }
    }

    @Test
    void isChosenByName() {
        try (var cache = client().serializer("json").hasher("example-tag").build()) {
            cache.set("order:{17}", Order.SAMPLE);

            assertEquals(Order.SAMPLE, cache.get("order:{17}", Order.class));
        }
    }

    @Test
    void givenByHandItTakesThePlaceOfTheOneFound() {
        var strict = new JsonSerializer(new JsonLimits(100, 64));
        try (var cache = client().serializer(strict).hasher(new TagHasher()).build()) {
            var refused = assertThrows(TranscodingException.class, () -> cache.set("order", Order.SAMPLE));

            assertTrue(refused.getMessage().contains("over JsonLimits.maxBytes, 100"), refused.getMessage());
        }
    }

    @Test
    void aCorruptValueIsToldAndHarmsNobodyElse() {
        try (var vandal = client().serializer(new Vandal()).build();
                var cache = client().build()) {
            vandal.set("bad", new Object());
            cache.set("good", Order.SAMPLE);

            var refused = assertThrows(TranscodingException.class, () -> cache.get("bad", Order.class));
            assertTrue(refused.getMessage().contains("it is no JSON, or that of a class"), refused.getMessage());
            assertTrue(refused.getMessage().contains("serializer json (com.example.memwire.json)"), "which plug-in?");
            assertEquals(Order.SAMPLE, cache.get("good", Order.class));
        }
    }

    private MemcacheClientBuilder client() {
        return MemcacheClient.builder().servers(memcached.address());
    }

    /** Stores what is no JSON under the flags of JSON. */
    private static final class Vandal implements Serializer {
        @Override
        public String name() {
            return "vandal";
        }

        @Override
        public int flags() {
            return ClientFlags.serializer(200);
        }

        @Override
        public byte[] serialize(Object value) {
            return "{\"number\":".getBytes(UTF_8);
        }

        @Override
        public <T> T deserialize(byte[] data, Class<T> type) {
            throw new UnsupportedOperationException();
        }
    }
}
