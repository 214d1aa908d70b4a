package io.memwire.client;

import static io.memwire.api.Dialect.PYTHON_1_57;
import static io.memwire.api.Dialect.PYTHON_1_59;
import static io.memwire.client.Refusals.assertRefuses;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import io.memwire.client.Transcoders.ListSerializer;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BuiltInTranscoderTest {
    private final BuiltInTranscoder plain = Transcoders.plain(PYTHON_1_57);

    @Test
    void handsBytesOnWithoutACopy() {
        byte[] value = {1, 2, 3};

        assertSame(value, plain.encode(value, 0).data());
        assertSame(value, plain.decode(0, value, byte[].class));
    }

    @Test
    void aBooleanDoesNotShareItsBytes() {
        var transcoder = Transcoders.plain(PYTHON_1_59);

        assertNotSame(
                transcoder.encode(true, 0).data(), transcoder.encode(true, 0).data());
    }

    private <T> T decodeAgain(Object value, Class<T> type) {
        EncodedValue encoded = plain.encode(value, 0);
        return Objects.requireNonNull(plain.decode(encoded.flags(), encoded.data(), type));
    }

    @Test
    void saysWhichNumberDoesNotFitWhere() {
        assertRefuses(
                TranscodingException.class,
                "value 300 does not fit Byte",
                () -> plain.decode(2, bytes("300"), Byte.class));
        assertRefuses(
                TranscodingException.class,
                "value 2 does not fit Boolean",
                () -> plain.decode(2, bytes("2"), Boolean.class));
        assertRefuses(
                TranscodingException.class,
                "value of 65 bits does not fit Long",
                () -> plain.decode(4, bytes("9223372036854775808"), Long.class));
        assertRefuses(
                TranscodingException.class,
                "ask for Long.class or BigInteger.class",
                () -> plain.decode(2, bytes("3"), String.class));
    }

    @Test
    void neverTellsTheValue() {
        TranscodingException refusal = assertRefuses(
                TranscodingException.class,
                "it is not a whole number",
                () -> plain.decode(2, bytes("secret"), Long.class));

        assertFalse(String.valueOf(refusal.getMessage()).contains("secret"));
    }

    @Test
    void saysWhichFlagsItKnows() {
        for (int foreign : new int[] {-1, 0x20, 0x800, 0x4d000000, 0x4c001000}) {
            assertRefuses(
                    TranscodingException.class,
                    "known: 1 pickle, 2 integer",
                    () -> plain.decode(foreign, new byte[0], Object.class));
        }
    }

    @Test
    void advisesToAskForBytesWhenItIsNoText() {
        assertRefuses(
                TranscodingException.class,
                "ask for byte[].class",
                () -> plain.decode(0, new byte[] {(byte) 0xff}, String.class));
        assertRefuses(
                TranscodingException.class,
                "ask for byte[].class",
                () -> plain.decode(0, new byte[] {(byte) 0xff}, Object.class));
        assertRefuses(
                TranscodingException.class,
                "ask for String.class or byte[].class",
                () -> plain.decode(0, bytes("x"), List.class));
    }

    @Test
    void namesTheModuleToAddForObjects() {
        assertRefuses(
                TranscodingException.class,
                "io.memwire.serialization.kryo (artifact io.memwire:memwire-serialization-kryo)",
                () -> plain.encode(List.of(), 0));
        assertRefuses(
                TranscodingException.class,
                "it is a Python pickle, and its serializer is not present (present: none): add the module"
                        + " io.memwire.serialization.pickle (artifact io.memwire:memwire-serialization-pickle)",
                () -> plain.decode(1, bytes("]."), Object.class));
        assertRefuses(
                TranscodingException.class,
                "id 64, is not present (present: none)",
                () -> plain.decode(ClientFlags.serializer(64), bytes("x"), Object.class));
    }

    @Test
    void asksToNameOneOfSeveralSerializers() {
        var two = new BuiltInTranscoder(
                PYTHON_1_57,
                new Serialization(
                        PluginKind.SERIALIZER.describe(List.of(
                                new ListSerializer("one", ClientFlags.serializer(64)), ListSerializer.pickle())),
                        null),
                Transcoders.zlib());

        assertRefuses(
                TranscodingException.class,
                "several serializers are present (one, pickle)",
                () -> two.encode(List.of("x"), 0));
        assertEquals(List.of("x"), two.decode(ClientFlags.serializer(64), bytes("x"), List.class));
        assertEquals("x", two.decode(0, bytes("x"), String.class));
    }

    @Test
    void readsItsOwnBooleansWithoutThePickleModule() {
        assertEquals(true, plain.decode(1, bytes("I01\n."), Boolean.class));
        assertEquals(false, plain.decode(1, bytes("I00\n."), Object.class));
        assertRefuses(
                TranscodingException.class,
                "it is a java.lang.Boolean",
                () -> plain.decode(1, bytes("I01\n."), Integer.class));
    }

    @Test
    void refusesTextThatUtf8CannotEncode() {
        assertRefuses(TranscodingException.class, "unpaired surrogate at index 1", () -> plain.encode("a\ud800", 0));
        assertRefuses(
                TranscodingException.class, "unpaired surrogate at index 0", () -> plain.encode("\udc00\ud800", 0));
        assertRefuses(
                TranscodingException.class,
                "unpaired surrogate at index 2",
                () -> plain.encode("\ud83d\ude00\ud83dx", 0));
        assertArrayEquals(
                new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80},
                plain.encode("\ud83d\ude00", 0).data());
    }

    @Test
    void refusesNumbersWhoseReadingWouldTakeTooLong() {
        byte[] digits = "9".repeat(WholeNumber.MAX_LENGTH + 1).getBytes(US_ASCII);

        assertRefuses(
                TranscodingException.class, "over the limit of 16384", () -> plain.decode(4, digits, BigInteger.class));
        assertRefuses(
                TranscodingException.class,
                "over the limit of 16384",
                () -> plain.encode(BigInteger.TEN.pow(20_000), 0));
        assertEquals(
                BigInteger.TEN.pow(WholeNumber.MAX_LENGTH - 1),
                decodeAgain(BigInteger.TEN.pow(WholeNumber.MAX_LENGTH - 1), BigInteger.class));
    }

    @Test
    void aSubclassOfANumberIsAnObject() {
        assertRefuses(
                TranscodingException.class,
                "without a serializer",
                () -> plain.encode(
                        new BigInteger("5") {
                            private static final long serialVersionUID = 1L;
                        },
                        0));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
