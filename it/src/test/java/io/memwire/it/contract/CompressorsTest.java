package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.testkit.EmbeddedServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One rule for every compressor, and what each makes of bytes that are not its own. */
@ParameterizedClass(name = "{0}")
@MethodSource("compressors")
class CompressorsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] SENTENCE =
            "the quick brown fox jumps over the lazy dog, the quick brown one".getBytes(ISO_8859_1);

    private final String compressor;
    private final int flags;
    private final EmbeddedServer server =
            EmbeddedServer.builder().maxItemBytes(4 * MEBIBYTE).start();
    private final RawSession wire = RawSession.open(server.address());
    private final MemcacheClient cache;

    CompressorsTest(String compressor, int flags) {
        this.compressor = compressor;
        this.flags = flags;
        this.cache = client().compressOver(100).build();
    }

    static Stream<Arguments> compressors() {
        return Stream.of(
                Arguments.of("zlib", ClientFlags.ZLIB),
                Arguments.of("lz4", ClientFlags.compressor(1)),
                Arguments.of("zstd", ClientFlags.compressor(2)));
    }

    @AfterEach
    void close() {
        cache.close();
        wire.close();
        server.close();
    }

    private MemcacheClientBuilder client() {
        return MemcacheClient.builder()
                .servers(server.address())
                .timeout(Duration.ofSeconds(20)) // a busy machine is no failure
                .maxValueBytes(4 * MEBIBYTE)
                .compressor(compressor);
    }

    /** The flags and the bytes of what is stored. */
    private Stored stored() {
        String text = wire.stored("key");
        int space = text.indexOf(' ');
        return new Stored(Integer.parseUnsignedInt(text.substring(0, space)), text.substring(space + 1));
    }

    /** One character a byte. */
    private record Stored(int flags, String data) {}

    @Test
    void compressesWhatIsOverTheThreshold() {
        cache.set("key", "a".repeat(100));
        assertEquals(new Stored(0, "a".repeat(100)), stored());

        cache.set("key", "a".repeat(101));
        assertEquals(flags, stored().flags());
        assertTrue(stored().data().length() < 50, compressor);
        assertEquals("a".repeat(101), cache.get("key", String.class));
    }

    @Test
    void keepsOnlyWhatBecameSmaller() {
        byte[] noise = noise(5_000);

        cache.set("key", noise);

        assertEquals(new Stored(0, new String(noise, ISO_8859_1)), stored());
    }

    @Test
    void compressesNothingByDefaultAndEverythingForMinusOne() {
        try (var never = client().build();
                var always = client().compressOver(-1).build()) {
            never.set("key", "a".repeat(9_999));
            assertEquals(0, stored().flags());

            for (byte[] tiny : List.of(new byte[0], new byte[] {1})) { // tried, and not smaller
                always.set("key", tiny);
                assertEquals(0, stored().flags());
                assertArrayEquals(tiny, always.get("key", byte[].class));
            }
            always.set("key", "a".repeat(60));
            assertEquals(flags, stored().flags());
        }
    }

    @Test
    void restoresAMebibyteOfAnything() {
        byte[] half = noise(MEBIBYTE);
        Arrays.fill(half, 0, MEBIBYTE / 2, (byte) 'x');
        for (byte[] value : List.of(new byte[MEBIBYTE], half)) {
            cache.set("key", value);

            assertEquals(flags, stored().flags());
            assertArrayEquals(value, cache.get("key", byte[].class));
        }
    }

    @Test
    void isReadByWhicheverCompressorWrites() {
        cache.set("key", "a".repeat(5_000));
        for (String other : List.of("zlib", "lz4", "zstd")) {
            try (var reader = client().compressor(other).build()) {
                assertEquals("a".repeat(5_000), reader.get("key", String.class));
            }
        }
    }

    @Test
    void doesNotWriteWhatCouldNotBeRead() {
        try (var strict = client().maxDecompressedBytes(1_000).compressOver(1).build()) {
            strict.set("key", "a".repeat(1_001));
            assertEquals(0, stored().flags());
            strict.set("key", "a".repeat(1_000));
            assertEquals(flags, stored().flags());
            assertEquals("a".repeat(1_000), strict.get("key", String.class));
        }
    }

    @Test
    void stopsABombAtTheLimit() {
        try (var bomber = client().compressOver(1)
                        .maxDecompressedBytes(64 * MEBIBYTE)
                        .maxValueBytes(0)
                        .build();
                var careful = client().maxDecompressedBytes(MEBIBYTE).build()) {
            bomber.set("key", new byte[64 * MEBIBYTE]);
            assertTrue(
                    stored().data().length() < 300_000,
                    "no bomb: " + stored().data().length());

            TranscodingException refused =
                    assertThrows(TranscodingException.class, () -> careful.get("key", byte[].class));
            assertTrue(String.valueOf(refused.getMessage()).contains("over maxDecompressedBytes, 1048576"));
            assertEquals(64 * MEBIBYTE, Objects.requireNonNull(bomber.get("key", byte[].class)).length);
        }
    }

    @Test
    void refusesDataCutOffAnywhereOrContinued() {
        cache.set("key", new String(SENTENCE, ISO_8859_1).repeat(3));
        String whole = stored().data();
        long connections = wire.statistic("total_connections");

        for (int length = 0; length < whole.length(); length++) {
            wire.set("cut", flags, whole.substring(0, length));
            TranscodingException refused =
                    assertThrows(TranscodingException.class, () -> cache.get("cut", byte[].class));
            assertEquals(flags, refused.flags());
            assertEquals(length, refused.length());
            assertTrue(String.valueOf(refused.getMessage()).contains("as byte[]: compressor " + compressor + " ("));
        }
        cache.append("key", "more");
        assertThrows(TranscodingException.class, () -> cache.get("key", byte[].class));
        assertEquals(connections, wire.statistic("total_connections"), "no connection was lost");
    }

    @Test
    void damagedBytesGiveAValueOrARefusal() {
        var random = new Random(4);
        cache.set("key", new String(SENTENCE, ISO_8859_1).repeat(3));
        String whole = stored().data();
        int refused = 0;
        for (int round = 0; round < 1_000; round++) {
            var damaged = new StringBuilder(round % 5 == 0 ? new String(noise(random.nextInt(80)), ISO_8859_1) : whole);
            for (int i = random.nextInt(4); i >= 0 && !damaged.isEmpty(); i--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(256));
            }
            wire.set("damaged", flags, damaged.toString());
            try {
                cache.get("damaged", byte[].class);
            } catch (TranscodingException e) {
                refused++;
            }
        }
        assertTrue(refused > 500, "refused: " + refused);
        cache.set("key", "fine");
        assertEquals("fine", cache.get("key", String.class));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
