package io.memwire.client;

import static io.memwire.api.Dialect.PYTHON_1_57;
import static io.memwire.client.Refusals.assertRefuses;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.Key;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Serializer;
import io.memwire.api.spi.Transcoder;
import io.memwire.client.Transcoders.CuttingCompressor;
import io.memwire.client.Transcoders.ListSerializer;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a caller is told, and that a plug-in cannot do more than refuse. */
class ValuesTest {
    private static final Key KEY = Key.of("user:7");
    private static final int PICKLE = ClientFlags.PICKLE;

    private final Values plain = Values.of(Transcoders.plain(PYTHON_1_57), 0);

    /** A serializer whose every use does the same. */
    private static Values withSerializer(Supplier<@Nullable Object> deed) {
        Serializer serializer = new ListSerializer("list", PICKLE) {
            @Override
            @SuppressWarnings("NullAway") // what a careless plug-in may do
            public byte[] serialize(Object value) {
                return (byte[]) deed.get();
            }

            @Override
            @SuppressWarnings({"unchecked", "NullAway"})
            public <T> T deserialize(byte[] data, Class<T> type) {
                return (T) deed.get();
            }
        };
        return Values.of(Transcoders.with(PYTHON_1_57, serializer), 0);
    }

    /** A transcoder given by hand whose every use does the same. */
    private static Values withTranscoder(Supplier<@Nullable Object> deed) {
        Transcoder transcoder = new Transcoder() {
            @Override
            @SuppressWarnings("NullAway") // what a careless plug-in may do
            public EncodedValue encode(Object value, int compressOver) {
                return (EncodedValue) deed.get();
            }

            @Override
            @SuppressWarnings({"unchecked", "NullAway"})
            public <T> T decode(int flags, byte[] data, Class<T> type) {
                return (T) deed.get();
            }
        };
        return Values.of(transcoder, 0);
    }

    private static Supplier<@Nullable Object> throwing(Throwable problem) {
        return () -> ValuesTest.<RuntimeException>sneak(problem);
    }

    /** Throws what the compiler would not let through, as plug-ins written in other languages do. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> Object sneak(Throwable problem) throws E {
        throw (E) problem;
    }

    @Test
    void saysOnceWhatItWasAndWhoRefusedIt() {
        TranscodingException refusal =
                assertThrows(TranscodingException.class, () -> plain.decode(KEY, 2, bytes("secret"), Long.class));

        assertEquals(
                "cannot read the value of key \"user:7\" (flags 0x2, 6 bytes) as java.lang.Long: built-in transcoder"
                        + " (io.memwire.client): it is not a whole number in decimal text",
                refusal.getMessage());
        assertSame(KEY, refusal.key());
        assertEquals(2, refusal.flags());
        assertEquals(6, refusal.length());
        assertEquals("io.memwire.client", refusal.module());
    }

    @Test
    void namesFlagsUnsignedAndClassesAsTheyAreWritten() {
        assertRefuses(
                TranscodingException.class,
                "(flags 0xffffffff, 0 bytes) as byte[]: ",
                () -> plain.decode(KEY, -1, new byte[0], byte[].class));
        assertRefuses(TranscodingException.class, "as int: ", () -> plain.decode(KEY, 2, bytes("x"), int.class));
    }

    @Test
    void saysWhatCouldNotBeStoredAndWhy() {
        TranscodingException refusal =
                assertThrows(TranscodingException.class, () -> plain.encode(KEY, new Thread(), 0));

        String message = String.valueOf(refusal.getMessage());
        assertEquals(
                "cannot store a java.lang.Thread under key \"user:7\": built-in transcoder (io.memwire.client): without",
                message.substring(0, message.indexOf(" a serializer only bytes")));
        assertSame(KEY, refusal.key());
        assertEquals(-1, refusal.length());
    }

    @Test
    void namesTheSerializerThatRefused() {
        var root = new IllegalArgumentException("deep down");
        Values values = withSerializer(throwing(new TranscodingException("its class is not registered", root)));

        TranscodingException refusal = assertRefuses(
                TranscodingException.class,
                "(flags 0x1, 3 bytes) as java.util.List: serializer list (io.memwire.client): its class is not registered",
                () -> values.decode(KEY, PICKLE, bytes("(l."), List.class));
        assertEquals("io.memwire.client", refusal.module());
        assertSame(
                root,
                assertInstanceOf(TranscodingException.class, refusal.getCause()).getCause());
        assertRefuses(
                TranscodingException.class,
                "cannot store a java.lang.Object under key \"user:7\": serializer list (io.memwire.client): its class",
                () -> values.encode(KEY, new Object(), 0));
    }

    @Test
    void namesTheCompressorThatRefused() {
        assertRefuses(
                TranscodingException.class,
                "(flags 0x8, 3 bytes) as java.lang.String: compressor zlib (io.memwire.client): its zlib data is",
                () -> plain.decode(KEY, ClientFlags.ZLIB, bytes("abc"), String.class));
    }

    @Test
    void namesTheTranscoderGivenByHand() {
        Values values = withTranscoder(throwing(new TranscodingException("these flags are not mine")));

        assertRefuses(
                TranscodingException.class,
                ": transcoder io.memwire.client.ValuesTest$",
                () -> values.decode(KEY, 0, bytes("x"), String.class));
        assertRefuses(
                TranscodingException.class,
                "(io.memwire.client): these flags are not mine",
                () -> values.encode(KEY, "x", 0));
    }

    @Test
    void whateverAPlugInThrowsIsARefusalThatNamesItAndKeepsItsCause() {
        for (Throwable problem : List.of(
                new IllegalStateException("secret"),
                new java.io.IOException("secret"), // as a plug-in in Kotlin may throw it
                new StackOverflowError("secret"),
                new NoClassDefFoundError("a/library/Type"),
                new ExceptionInInitializerError("secret"))) {
            for (Values values : List.of(withSerializer(throwing(problem)), withTranscoder(throwing(problem)))) {
                var reading = assertRefuses(
                        TranscodingException.class,
                        " (io.memwire.client): failed with "
                                + problem.getClass().getName(),
                        () -> values.decode(KEY, PICKLE, bytes("(l."), Object.class));
                var writing = assertRefuses(
                        TranscodingException.class,
                        " (io.memwire.client): failed with "
                                + problem.getClass().getName(),
                        () -> values.encode(KEY, new Object(), 0));

                assertSame(problem, rootOf(reading));
                assertSame(problem, rootOf(writing));
            }
        }
        assertRefuses(
                TranscodingException.class,
                "NoClassDefFoundError: a/library/Type",
                () -> withSerializer(throwing(new NoClassDefFoundError("a/library/Type")))
                        .encode(KEY, new Object(), 0));
    }

    private static @Nullable Throwable rootOf(Throwable refusal) {
        Throwable cause = refusal;
        while (cause instanceof TranscodingException) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Test
    void aMessageOfAPlugInThatIsNoRefusalIsNotTold() {
        Values values = withSerializer(throwing(new IllegalStateException("secret")));

        var refusal =
                assertThrows(TranscodingException.class, () -> values.decode(KEY, PICKLE, bytes("(l."), Object.class));
        assertFalse(String.valueOf(refusal.getMessage()).contains("secret"));
    }

    @Test
    void anErrorOfTheJvmPasses() {
        var exhausted = new OutOfMemoryError("simulated");
        for (Values values : List.of(withSerializer(throwing(exhausted)), withTranscoder(throwing(exhausted)))) {
            assertSame(
                    exhausted,
                    assertThrows(OutOfMemoryError.class, () -> values.decode(KEY, PICKLE, bytes("(l."), Object.class)));
            assertSame(exhausted, assertThrows(OutOfMemoryError.class, () -> values.encode(KEY, new Object(), 0)));
        }
    }

    @Test
    void nullInPlaceOfBytesIsARefusal() {
        for (Values values : List.of(withSerializer(() -> null), withTranscoder(() -> null))) {
            assertRefuses(
                    TranscodingException.class,
                    "it gave null in place of bytes",
                    () -> values.encode(KEY, new Object(), 0));
            assertNull(values.decode(KEY, PICKLE, bytes("(l."), Object.class), "null stands for none");
        }
        @SuppressWarnings("NullAway") // what a careless plug-in may do
        Values withoutData = withTranscoder(() -> new EncodedValue(0, null));
        assertRefuses(
                TranscodingException.class, "it gave null in place of bytes", () -> withoutData.encode(KEY, "x", 0));
    }

    @Test
    void nullOfACompressorIsARefusal() {
        @SuppressWarnings("NullAway") // what a careless plug-in may do
        var giver = new CuttingCompressor() {
            @Override
            public byte[] compress(byte[] value) {
                return null;
            }

            @Override
            public byte[] decompress(byte[] stored, int maxLength) {
                return null;
            }
        };
        Values values = Values.of(
                new BuiltInTranscoder(
                        PYTHON_1_57, new Serialization(List.of(), null), Transcoders.compression(giver, 9)),
                0);

        String refusal = "compressor cutting (io.memwire.client): it gave null in place of bytes";
        assertRefuses(TranscodingException.class, refusal, () -> values.encode(KEY, "text", -1));
        assertRefuses(
                TranscodingException.class,
                refusal,
                () -> values.decode(KEY, ClientFlags.compressor(12), bytes("x"), String.class));
    }

    @Test
    void anObjectOfAnotherClassIsARefusal() {
        for (Values values : List.of(withSerializer(() -> "text"), withTranscoder(() -> "text"))) {
            assertRefuses(
                    TranscodingException.class,
                    "it is a java.lang.String",
                    () -> values.decode(KEY, PICKLE, bytes("(l."), List.class));
            assertEquals("text", values.decode(KEY, PICKLE, bytes("(l."), CharSequence.class));
        }
    }

    @Test
    void aPrimitiveClassAsksForItsWrapper() {
        assertEquals(7, plain.decode(KEY, 2, bytes("7"), int.class));
        assertEquals(7L, plain.decode(KEY, 2, bytes("7"), long.class));
        assertEquals((short) 7, plain.decode(KEY, 2, bytes("7"), short.class));
        assertEquals((byte) 7, plain.decode(KEY, 2, bytes("7"), byte.class));
        assertEquals(true, plain.decode(KEY, 2, bytes("1"), boolean.class));
        for (Object value : List.of(1.5, 1.5f, 'x')) {
            EncodedValue encoded = plain.encode(KEY, value, 0);
            Class<?> primitive =
                    value instanceof Double ? double.class : value instanceof Float ? float.class : char.class;
            assertEquals(value, plain.decode(KEY, encoded.flags(), encoded.data(), primitive));
        }
        assertThrows(TranscodingException.class, () -> plain.decode(KEY, 2, bytes("7"), void.class));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
