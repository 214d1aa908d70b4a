package io.memwire.client;

import static io.memwire.api.Dialect.PYTHON_1_59;
import static io.memwire.client.Refusals.assertRefuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.memwire.api.Dialect;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import io.memwire.client.Transcoders.CuttingCompressor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rule that decides about compression, with a compressor that always saves one byte. */
class CompressionTest {
    static final List<Object> SCALARS = List.of(
            true,
            (byte) 1,
            (short) 1,
            1_000_000_000,
            Long.MIN_VALUE,
            BigInteger.TEN.pow(1000),
            1.5,
            1.5f,
            'x',
            new BigDecimal(BigInteger.TEN.pow(1000)));

    private final Compression cutting = Transcoders.compression(new CuttingCompressor(), 1000);

    @Test
    void compressesOnlyWhatIsOverTheThreshold() {
        assertEquals(0, cutting.compress(0, new byte[100], 100).flags());
        assertEquals(
                ClientFlags.compressor(12),
                cutting.compress(0, new byte[101], 100).flags());
        assertEquals(100, cutting.compress(0, new byte[101], 100).data().length);
    }

    @Test
    void zeroCompressesNothingAndMinusOneEverything() {
        assertEquals(0, cutting.compress(0, new byte[1000], 0).flags());
        assertEquals(
                ClientFlags.compressor(12), cutting.compress(0, new byte[1], -1).flags());
    }

    @Test
    void keepsTheOriginalWhenItDoesNotBecomeSmaller() {
        byte[] value = {1};

        EncodedValue stored = Transcoders.zlib().compress(16, value, -1);

        assertEquals(16, stored.flags());
        assertSame(value, stored.data());
    }

    @Test
    void doesNotWriteWhatItWouldRefuseToRead() {
        assertEquals(
                ClientFlags.compressor(12),
                cutting.compress(0, new byte[1000], 1).flags());
        assertEquals(0, cutting.compress(0, new byte[1001], 1).flags());
    }

    @Test
    void addsItsFlagsToThoseOfTheEncoding() {
        assertEquals(
                0x4d0c0010, cutting.compress(ClientFlags.TEXT, new byte[9], 1).flags());
        assertEquals(
                0x4d0c4000,
                cutting.compress(ClientFlags.serializer(64), new byte[9], 1).flags());
        assertEquals(
                0x4d004008,
                Transcoders.zlib()
                        .compress(ClientFlags.serializer(64), new byte[900], 1)
                        .flags());
    }

    @ParameterizedTest
    @FieldSource("SCALARS")
    void neverCompressesAScalar(Object scalar) {
        for (Dialect dialect : Dialect.values()) {
            var transcoder = new BuiltInTranscoder(dialect, new Serialization(List.of(), null), cutting);

            assertEquals(0, FlagLayout.compression(transcoder.encode(scalar, -1).flags()));
        }
    }

    @Test
    void readsWithTheCompressorThatTheFlagsName() {
        var transcoder = new BuiltInTranscoder(
                PYTHON_1_59,
                new Serialization(List.of(), null),
                new Compression(
                        Transcoders.plugins(new CuttingCompressor(), new ZlibCompressor()),
                        Transcoders.plugins(new ZlibCompressor()).get(0),
                        1000));

        EncodedValue zlib = transcoder.encode("a".repeat(100), 1);
        assertEquals(ClientFlags.TEXT | ClientFlags.ZLIB, zlib.flags());
        assertEquals("a".repeat(100), transcoder.decode(zlib.flags(), zlib.data(), String.class));
        assertArrayEquals(new byte[5], transcoder.decode(ClientFlags.compressor(12), new byte[4], byte[].class));
    }

    @Test
    void namesTheCompressorThatIsMissing() {
        assertRefuses(
                TranscodingException.class,
                "id 1, is not present (present: zlib): add the module io.memwire.compression.lz4",
                () -> Transcoders.zlib().decompress(ClientFlags.compressor(1), new byte[3]));
    }

    @Test
    void knowsNoModuleForTheIdOfAStranger() {
        assertRefuses(
                TranscodingException.class,
                "id 11, is not present (present: zlib): add the module that has it, or give it in the builder",
                () -> Transcoders.zlib().decompress(ClientFlags.compressor(11), new byte[3]));
    }

    @Test
    void holdsACompressorToTheLimitThatItWasGiven() {
        assertRefuses(
                TranscodingException.class,
                "compressor cutting (io.memwire.client): it made 1001 bytes, over maxDecompressedBytes, 1000",
                () -> cutting.decompress(ClientFlags.compressor(12), new byte[1000]));
    }
}
