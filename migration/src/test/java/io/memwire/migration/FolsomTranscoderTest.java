package io.memwire.migration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.spotify.folsom.transcoder.ByteArrayTranscoder;
import com.spotify.folsom.transcoder.SerializableObjectTranscoder;
import com.spotify.folsom.transcoder.StringTranscoder;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against folsom's own transcoders. */
class FolsomTranscoderTest {
    private static final byte[] BYTES = {0, -1, 127};

    @Test
    void writesAndReadsTextAsFolsomDoes() {
        for (Charset charset : List.of(UTF_8, ISO_8859_1)) {
            Transcoder ours = FolsomTranscoder.strings(charset).build();
            var theirs = new StringTranscoder(charset);
            for (String text : List.of("", "a", "grün", "x".repeat(20_000))) {
                EncodedValue stored = ours.encode(text, -1);

                assertEquals(0, stored.flags());
                assertArrayEquals(theirs.encode(text), stored.data());
                assertEquals(text, theirs.decode(stored.data()));
                assertEquals(text, ours.decode(0, theirs.encode(text), String.class));
                assertEquals(text, ours.decode(0, theirs.encode(text), Object.class));
            }
        }
    }

    @Test
    void readsTextAsTheNumberThatItSpells() {
        Transcoder ours = FolsomTranscoder.strings().build();

        assertEquals(42L, ours.decode(0, "42".getBytes(UTF_8), Long.class));
    }

    @Test
    void writesAndReadsBytesAsFolsomDoes() {
        Transcoder ours = FolsomTranscoder.byteArrays().build();

        EncodedValue stored = ours.encode(BYTES, -1);

        assertEquals(0, stored.flags());
        assertArrayEquals(ByteArrayTranscoder.INSTANCE.encode(BYTES), stored.data());
        assertArrayEquals(BYTES, ours.decode(0, BYTES, byte[].class));
        assertEquals(BYTES, ours.decode(0, BYTES, Object.class));
    }

    @Test
    void writesAndReadsObjectsAsFolsomDoes() {
        Transcoder ours = FolsomTranscoder.serializableObjects(Samples.JAVA).build();
        var theirs = SerializableObjectTranscoder.<Serializable>getInstance();
        var values = new ArrayList<Object>(Samples.objects());
        values.addAll(List.of("text", 1, 2L, true));
        for (Object value : values) {
            EncodedValue stored = ours.encode(value, -1);

            assertEquals(0, stored.flags());
            assertArrayEquals(theirs.encode((Serializable) value), stored.data());
            assertTrue(Samples.same(value, ours.decode(0, stored.data(), value.getClass())));
            assertTrue(Samples.same(value, theirs.decode(stored.data())));
        }
    }

    @Test
    void writesOnlyTheClassOfItsClient() {
        assertThrows(
                TranscodingException.class,
                () -> FolsomTranscoder.strings().build().encode(1, 0));
        assertThrows(
                TranscodingException.class,
                () -> FolsomTranscoder.strings().build().encode(BYTES, 0));
        assertThrows(
                TranscodingException.class,
                () -> FolsomTranscoder.byteArrays().build().encode("text", 0));
    }

    @Test
    void refusesOtherClassesThanThatOfItsClient() {
        assertThrows(
                TranscodingException.class,
                () -> FolsomTranscoder.byteArrays().build().decode(0, BYTES, String.class));
        assertThrows(
                TranscodingException.class,
                () -> FolsomTranscoder.strings().build().decode(0, BYTES, String.class));
        Transcoder objects = FolsomTranscoder.serializableObjects(Samples.JAVA).build();
        assertThrows(TranscodingException.class, () -> objects.decode(0, BYTES, String.class));
        assertThrows(
                TranscodingException.class,
                () -> objects.decode(0, objects.encode("a", 0).data(), List.class));
    }

    @Test
    void readsOtherFlagsOnlyIfToldSo() {
        TranscodingException refused = assertThrows(
                TranscodingException.class,
                () -> FolsomTranscoder.strings().build().decode(0x20, new byte[] {'a'}, String.class));

        assertTrue(String.valueOf(refused.getMessage()).contains("flags 0x20"), refused.getMessage());
        assertEquals("a", FolsomTranscoder.strings().anyFlags().build().decode(0x20, new byte[] {'a'}, String.class));
    }
}
