package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.ClientOptions;
import io.memwire.api.InvalidKeyException.Reason;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.Server;
import io.memwire.api.ValueTooLargeException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.Serializer;
import io.memwire.hashing.KeyHashers;
import io.memwire.hashing.NodeLocators;
import io.memwire.testkit.EmbeddedServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Section 1 of the page: module-level names, constants, and the constructor's arguments. */
class DefaultsRowsTest extends RowTests {
    private final ClientOptions defaults = MemcacheClient.builder().options();

    @Test
    @Row("module.max-key-length")
    void aKeyHasUpTo250Bytes() {
        assertEquals(250, defaults.maxKeyBytes());
        cache.checkKey("k".repeat(250));
        refusesKey(Reason.TOO_LONG, () -> cache.checkKey("k".repeat(251)));
    }

    @Test
    @Row("module.max-value-length")
    void aValueHasUpTo1MiB() {
        assertEquals(1 << 20, defaults.maxValueBytes());
    }

    @Test
    @Row("module.dead-retry")
    void aDeadServerIsLeftAloneFor30Seconds() {
        assertEquals(Duration.ofSeconds(30), defaults.deadRetry());
    }

    @Test
    @Row("module.socket-timeout")
    void aCallWaits3Seconds() {
        assertEquals(Duration.ofSeconds(3), defaults.timeout());
        assertEquals(Duration.ofSeconds(3), defaults.connectTimeout());
    }

    @Test
    @Row("module.cmemcache-hash")
    void theDefaultHashIsCmemcache() {
        assertEquals("cmemcache", defaults.hasherName());
        assertEquals(3187, KeyHashers.CMEMCACHE.hash("foo".getBytes(US_ASCII)));
        assertEquals(1, KeyHashers.CMEMCACHE.hash("ob".getBytes(US_ASCII)), "0 becomes 1");
    }

    @Test
    @Row("module.server-hash-function")
    void aClientTakesAHashOfItsOwn() {
        KeyHasher one = new KeyHasher() {
            @Override
            public String name() {
                return "one";
            }

            @Override
            public long hash(byte[] key, int offset, int length) {
                return 1;
            }
        };
        EmbeddedServer second = closing(EmbeddedServer.start());
        client(server.address() + " " + second.address(), options -> options.hasher(one))
                .set("foo", "x");
        assertEquals("x", client(second.address(), options -> {}).get("foo", String.class));
    }

    @Test
    @Row("module.old-hash")
    void theOldHashIsSignedOrUnsigned() {
        assertEquals(-1938594527L, KeyHashers.CRC32_SIGNED.hash("foo".getBytes(US_ASCII)));
        assertEquals(2356372769L, KeyHashers.CRC32_UNSIGNED.hash("foo".getBytes(US_ASCII)));
        assertTrue(client(options -> options.hasher("crc32-signed")).set("foo", "x"));
        assertTrue(client(options -> options.hasher("crc32-unsigned")).set("foo", "x"));
    }

    @Test
    @Row("constant.flags")
    void theFlagsAreThose() {
        assertEquals(
                List.of(1, 2, 4, 8),
                List.of(ClientFlags.PICKLE, ClientFlags.INTEGER, ClientFlags.LONG, ClientFlags.ZLIB));
    }

    @Test
    @Row("constant.server-retries")
    void tenTriesAreMade() {
        var tries = new AtomicInteger();
        NodeLocator locator = NodeLocators.MODULO.create(List.of(Server.tcp("a", 1)), KeyHashers.CMEMCACHE);
        assertEquals(NodeLocator.NONE, locator.locate(3187, node -> tries.incrementAndGet() < 0));
        assertEquals(10, tries.get());
    }

    @Test
    @Row("client.connects-late")
    void aNewClientHasNotConnected() {
        MemcacheClient late = client("127.0.0.1:1", options -> {});
        assertEquals(1, late.servers().size());
        assertEquals(0, server.connections());
    }

    @Test
    @Row("client.no-servers")
    void aClientWithoutServersMisses() {
        MemcacheClient none = client("", options -> {});
        assertFalse(none.set("foo", "x"));
        assertNull(none.get("foo", String.class));
        assertTrue(none.incr("foo").isEmpty());
        assertFalse(none.delete("foo"));
        assertEquals(List.of("a"), List.copyOf(none.setMulti(Map.of("a", 1))));
        assertTrue(none.getMulti(List.of("a"), String.class).isEmpty());
        assertTrue(none.stats().isEmpty() && none.slabs().isEmpty());
    }

    @Test
    @Row("client.pickler")
    void aSerializerWritesAndReadsFlags1() {
        MemcacheClient objects =
                client(options -> options.serializer(new Uppercase()).serializer("uppercase"));
        assertTrue(objects.set("foo", URI.create("pickled")));
        assertEquals("1 PICKLED", stored("foo"));
        assertEquals("PICKLED", String.valueOf(objects.get("foo", URI.class)));
    }

    @Test
    @Row("client.compressor")
    void aCompressorOfFlags8TakesThePlaceOfZlib() {
        MemcacheClient squeezing =
                client(options -> options.compressor(new Squeeze()).compressOver(1));
        assertTrue(squeezing.set("foo", "xxxxxxxx"));
        assertEquals("8 x8", stored("foo"));
        assertEquals("xxxxxxxx", squeezing.get("foo", String.class));
    }

    @Test
    @Row("client.server-max-key-length")
    void theLimitOfKeysIsAnOption() {
        MemcacheClient five = client(options -> options.maxKeyBytes(5));
        five.checkKey("12345");
        refuses(InvalidRequestException.class, "maxKeyBytes, 5", () -> five.checkKey("123456"));
        client(options -> options.maxKeyBytes(0)).checkKey("k".repeat(300));
    }

    @Test
    @Row("client.server-max-value-length")
    void theLimitOfValuesIsAnOption() {
        MemcacheClient five = client(options -> options.maxValueBytes(5));
        assertTrue(five.set("foo", "12345"));
        refuses(ValueTooLargeException.class, "maxValueBytes, 5", () -> five.set("foo", "123456"));
        assertFalse(client(options -> options.maxValueBytes(0)).set("foo", new byte[2 << 20]), "the server refuses it");
    }

    @Test
    @Row("client.socket-timeout")
    void theTimeOutIsAnOption() {
        MemcacheClient hasty = client(scripted("").address(), options -> options.timeout(Duration.ofMillis(50)));
        assertNull(hasty.get("foo", String.class));
        refuses(
                MemcacheException.class,
                "timeout",
                () -> MemcacheClient.builder().timeout(Duration.ZERO));
    }

    @Test
    @Row("client.threads")
    void allThreadsShareOneClient() {
        cache.set("foo", "x");
        String read = CompletableFuture.supplyAsync(() -> cache.get("foo", String.class))
                .join();
        assertEquals("x", read);
        assertEquals(1, server.connections());
        assertEquals(
                2,
                cache.statistics().commands().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Stands for a pickler: writes an address in upper case. */
    private static final class Uppercase implements Serializer {
        @Override
        public String name() {
            return "uppercase";
        }

        @Override
        public int flags() {
            return ClientFlags.PICKLE;
        }

        @Override
        public byte[] serialize(Object value) {
            return value.toString().toUpperCase(Locale.ROOT).getBytes(US_ASCII);
        }

        @Override
        public <T> T deserialize(byte[] data, Class<T> type) {
            return type.cast(URI.create(new String(data, US_ASCII)));
        }
    }

    /** Writes n times the same character as the character and n. */
    private static final class Squeeze implements Compressor {
        @Override
        public String name() {
            return "squeeze";
        }

        @Override
        public int flags() {
            return ClientFlags.ZLIB;
        }

        @Override
        public byte[] compress(byte[] value) {
            return new byte[] {value[0], (byte) ('0' + value.length)};
        }

        @Override
        public byte[] decompress(byte[] stored, int maxLength) {
            return new String(stored, 0, 1, US_ASCII).repeat(stored[1] - '0').getBytes(US_ASCII);
        }
    }
}
