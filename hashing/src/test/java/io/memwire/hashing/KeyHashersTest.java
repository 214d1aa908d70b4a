package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.spi.KeyHasher;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyHashersTest {
    static final List<KeyHasher> ALL = Plugins.HASHERS;

    /** Those of python-memcached. */
    static final List<KeyHasher> HASHERS = List.of(
            KeyHashers.CMEMCACHE, KeyHashers.CMEMCACHE_1_60, KeyHashers.CRC32_SIGNED, KeyHashers.CRC32_UNSIGNED);

    @ParameterizedTest
    @MethodSource("hashes")
    void hashesAsPythonDoes(String key, String hasher, long expected) {
        assertEquals(expected, Vectors.hasher(hasher).hash(Vectors.key(key)));
    }

    static Stream<Object[]> hashes() {
        List<List<String>> rows = Vectors.rows("hashes.tsv");
        List<String> names = rows.get(0);
        assertEquals(1 + 31, rows.size(), "rows of hashes.tsv");
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.of(1, 2, 3, 4)
                        .map(i -> new Object[] {row.get(0), names.get(i), Long.parseLong(row.get(i))}));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void hashesOnlyTheBytesBetweenOffsetAndLength(KeyHasher hasher) {
        byte[] padded = "..some_key..".getBytes(ISO_8859_1);

        assertEquals(hasher.hash("some_key".getBytes(ISO_8859_1)), hasher.hash(padded, 2, 8));
        assertEquals(hasher.hash(new byte[0]), hasher.hash(padded, padded.length, 0));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refusesBytesOutsideTheArray(KeyHasher hasher) {
        byte[] key = {'k', 'e', 'y'};

        assertThrows(IndexOutOfBoundsException.class, () -> hasher.hash(key, 1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> hasher.hash(key, -1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> hasher.hash(key, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> hasher.hash(key, Integer.MAX_VALUE, 2));
    }

    @Test
    void agreesWithACrcComputedBitByBit() {
        var random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            byte[] key = new byte[random.nextInt(251)];
            random.nextBytes(key);
            long crc = crcBitByBit(key);

            assertEquals(crc, KeyHashers.CRC32_UNSIGNED.hash(key));
            assertEquals(crc - ((crc & 0x80000000L) << 1), KeyHashers.CRC32_SIGNED.hash(key));
            assertEquals(crc >> 16 & 0x7fff, KeyHashers.CMEMCACHE_1_60.hash(key));
            assertEquals((crc >> 16 & 0x7fff) == 0 ? 1 : crc >> 16 & 0x7fff, KeyHashers.CMEMCACHE.hash(key));
        }
    }

    /** The definition: polynomial 0xEDB88320 reflected, all bits inverted before and after. */
    private static long crcBitByBit(byte[] bytes) {
        long crc = 0xffffffffL;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0xedb88320L);
            }
        }
        return crc ^ 0xffffffffL;
    }

    @Test
    void thePythonVariantsOfCmemcacheDifferOnlyWhereTheHashIsZero() {
        int differing = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] key = ("k" + i).getBytes(ISO_8859_1);
            long newer = KeyHashers.CMEMCACHE_1_60.hash(key);
            if (KeyHashers.CMEMCACHE.hash(key) != newer) {
                assertEquals(0, newer);
                differing++;
            }
        }
        assertTrue(differing > 0, "no key with hash 0 among them");
    }
}
