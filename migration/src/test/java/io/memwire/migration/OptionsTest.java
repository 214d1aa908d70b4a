package io.memwire.migration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Serializer;
import io.memwire.api.spi.Transcoder;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptionsTest {
    /** A serializer that a user adds. */
    private record OwnSerializer(int flags) implements Serializer {
        @Override
        public String name() {
            return "own";
        }

        @Override
        public byte[] serialize(Object value) {
            return Samples.JAVA.write(value);
        }

        @Override
        public <T> @Nullable T deserialize(byte[] data, Class<T> type) {
            return type.cast(Samples.JAVA.read(data));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, names = "WHALIN_V1", mode = EnumSource.Mode.EXCLUDE)
    void writesObjectsWithASerializerAndStillReadsTheOldOnes(Layout layout) {
        int flags = ClientFlags.serializer(200);
        Transcoder old = SpymemcachedTranscoder.builder()
                .layout(layout)
                .javaSerialization(Samples.JAVA)
                .build();
        Transcoder moved = SpymemcachedTranscoder.builder()
                .layout(layout)
                .javaSerialization(Samples.JAVA)
                .serializer(new OwnSerializer(flags))
                .build();
        var person = new Samples.Person("n".repeat(20_000), 1, Samples.Colour.RED, List.of());

        EncodedValue plain = moved.encode(person, 0);
        EncodedValue compressed = moved.encode(person, 1);

        assertEquals(flags, plain.flags());
        assertEquals(flags | 2, compressed.flags());
        assertEquals(person, moved.decode(plain.flags(), plain.data(), Samples.Person.class));
        assertEquals(person, moved.decode(compressed.flags(), compressed.data(), Samples.Person.class));
        EncodedValue before = old.encode(person, 1);
        assertEquals(person, moved.decode(before.flags(), before.data(), Samples.Person.class));
        assertThrows(TranscodingException.class, () -> old.decode(flags, plain.data(), Object.class));
        EncodedValue text = moved.encode("text", 0);
        assertEquals(old.encode("text", 0).flags(), text.flags(), "scalars stay as they are");
    }

    /** With every serializer id: the bits that the other clients look at may not say something to them. */
    @ParameterizedTest
    @EnumSource(value = Layout.class, names = "WHALIN_V1", mode = EnumSource.Mode.EXCLUDE)
    void theOtherClientsReadNoObjectFromTheSerializersValues(Layout layout) {
        for (int id = 16; id < 256; id++) {
            var stored = new EncodedValue(ClientFlags.serializer(id), new byte[] {1, 2, 3});
            assertNull(SpyPeer.spymemcached(layout).decode(stored), "id " + id);
            assertNull(XmPeer.of(layout).decode(stored), "id " + id);
        }
    }

    /** Clients with this layout take the first byte of the data for the class, whatever the flags are. */
    @Test
    void refusesASerializerWhereTheOtherClientsWouldReadItsValues() {
        var builder = SpymemcachedTranscoder.builder()
                .layout(Layout.WHALIN_V1)
                .serializer(new OwnSerializer(ClientFlags.serializer(200)));

        assertThrows(InvalidRequestException.class, builder::build);
        assertEquals(
                (byte) 2,
                SpyPeer.spymemcached(Layout.WHALIN_V1)
                        .decode(new EncodedValue(ClientFlags.serializer(200), new byte[] {1, 2})));
    }

    @Test
    void refusesASerializerWhoseFlagsMeanSomethingElse() {
        var builder = SpymemcachedTranscoder.builder().serializer(new OwnSerializer(ClientFlags.PICKLE));

        InvalidRequestException refused = assertThrows(InvalidRequestException.class, builder::build);

        assertTrue(String.valueOf(refused.getMessage()).contains("0x1"), refused.getMessage());
    }

    @Test
    void refusesWhatXmemcachedCouldNotReadWithPrimitivesAsText() {
        Transcoder text = XmemcachedTranscoder.builder().primitivesAsText().build();
        XmPeer theirs = XmPeer.of(Layout.SERIALIZING).primitiveAsString();

        assertTrue(
                theirs.decode(theirs.encode(Date.from(Instant.ofEpochMilli(1)))) instanceof String,
                "theirs is nonsense");
        assertThrows(TranscodingException.class, () -> text.encode(Date.from(Instant.ofEpochMilli(1)), 0));
        assertThrows(
                TranscodingException.class,
                () -> XmemcachedTranscoder.builder()
                        .layout(Layout.WHALIN)
                        .primitivesAsText()
                        .build()
                        .encode('a', 0));
    }

    @Test
    void writesBytesAsXmemcachedDoesWithPrimitivesAsText() {
        Transcoder text = XmemcachedTranscoder.builder().primitivesAsText().build();

        EncodedValue stored = text.encode(new byte[] {-1}, 0);

        assertEquals(0, stored.flags());
        assertArrayEquals(new byte[] {-1}, text.decode(0, stored.data(), byte[].class));
    }

    @Test
    void readsBytesOfWhalinV1ThatXmemcachedDoesNotWrite() {
        Transcoder ours = XmemcachedTranscoder.builder()
                .layout(Layout.WHALIN_V1)
                .javaSerialization(Samples.JAVA)
                .build();
        XmPeer theirs = XmPeer.of(Layout.WHALIN_V1);
        byte[] bytes = {1, 2};

        assertThrows(IllegalArgumentException.class, () -> theirs.encode(bytes));
        assertArrayEquals(bytes, (byte[]) theirs.decode(ours.encode(bytes, 0)));
    }

    @Test
    void refusesOptionsThatExcludeEachOther() {
        var builder = XmemcachedTranscoder.builder().layout(Layout.WHALIN_V1);

        assertThrows(
                InvalidRequestException.class, () -> builder.packZeros(true).build());
        assertThrows(
                InvalidRequestException.class,
                () -> builder.packZeros(false).primitivesAsText().build());
    }

    @Test
    @SuppressWarnings("NullAway") // what is refused
    void refusesOptionsThatAreNone() {
        var builder = SpymemcachedTranscoder.builder();

        assertThrows(InvalidRequestException.class, () -> builder.layout(null));
        assertThrows(InvalidRequestException.class, () -> builder.charset(null));
        assertThrows(InvalidRequestException.class, () -> builder.charset(Charset.forName("x-JISAutoDetect")));
        assertThrows(InvalidRequestException.class, () -> builder.javaSerialization(null));
        assertThrows(InvalidRequestException.class, () -> builder.serializer(null));
        assertThrows(InvalidRequestException.class, () -> builder.compressOver(-2));
        assertThrows(InvalidRequestException.class, () -> builder.maxDecompressedBytes(0));
        assertThrows(InvalidRequestException.class, () -> FolsomTranscoder.strings(null));
        assertThrows(InvalidRequestException.class, () -> FolsomTranscoder.serializableObjects(null));
    }

    @Test
    void givesTheClientItsThresholdUnlessThatHasOne() {
        Transcoder transcoder = SpymemcachedTranscoder.builder().build();

        assertEquals(
                16_384,
                MemcacheClient.builder().transcoder(transcoder).options().compressOver());
        assertEquals(
                0,
                MemcacheClient.builder()
                        .compressOver(0)
                        .transcoder(transcoder)
                        .options()
                        .compressOver());
        assertEquals(0, MemcacheClient.builder().options().compressOver());
    }

    @Test
    void saysWhereItFailed() {
        Transcoder transcoder = XmemcachedTranscoder.builder().build();

        TranscodingException refused = assertThrows(
                TranscodingException.class, () -> transcoder.decode(0x900, new byte[] {1, 2}, Integer.class));

        assertEquals(
                "cannot read a value with flags 0x900 and 2 bytes as java.lang.Integer in the layout of xmemcached's"
                        + " SerializingTranscoder (io.memwire.migration): these flags are not known here (known: 0 and 0x100"
                        + " to 0x800, 0x1 Java-serialized, each with or without 0x2, compressed): another client or layout"
                        + " wrote it",
                refused.getMessage());
    }
}
