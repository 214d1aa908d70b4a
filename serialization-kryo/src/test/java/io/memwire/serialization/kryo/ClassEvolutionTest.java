package io.memwire.serialization.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A class that changes is played by two classes with one id. */
class ClassEvolutionTest {
    record Before(int number, String removed, List<Object> kept, Object shared) {}

    record After(long number, List<Object> kept, @Nullable String added, int count, Object shared) {}

    static final class ClassBefore {
        int number = 1;

        @Nullable
        Object removed;

        @Nullable
        Object kept;
    }

    static final class ClassAfter {
        long number;

        @Nullable
        Object kept;

        String added = "from the constructor";
    }

    record NumberAsText(String number) {}

    record JustNumber(int number) {}

    enum ColourBefore {
        RED,
        GREEN
    }

    enum ColourAfter {
        BLUE,
        GREEN,
        RED
    }

    private static KryoSerializer kryo(ClassEvolution evolution, Class<?> type) {
        return KryoSerializer.builder().evolution(evolution).register(type, 1).build();
    }

    @ParameterizedTest
    @EnumSource(ClassEvolution.class)
    void readsWhatWasWrittenTheOtherWay(ClassEvolution written) {
        byte[] data = Samples.builder().evolution(written).build().serialize(Samples.everything());

        for (ClassEvolution reading : ClassEvolution.values()) {
            assertEquals(
                    Samples.everything(),
                    Samples.builder().evolution(reading).build().deserialize(data, Object.class));
        }
    }

    @Test
    void strictNoticesEveryChangeOfTheFields() {
        byte[] data = kryo(ClassEvolution.STRICT, Before.class).serialize(new Before(1, "x", List.of(), "y"));

        var e = assertThrows(
                TranscodingException.class,
                () -> kryo(ClassEvolution.STRICT, After.class).deserialize(data, After.class));

        assertTrue(
                String.valueOf(e.getMessage())
                        .contains(
                                "the fields of io.memwire.serialization.kryo.ClassEvolutionTest$After are not those it"
                                        + " was stored with: store it anew; ClassEvolution.BY_NAME lets fields come and go"),
                e.getMessage());
    }

    @Test
    void strictNoticesAnotherType() {
        byte[] data = kryo(ClassEvolution.STRICT, JustNumber.class).serialize(new JustNumber(1));

        assertThrows(
                TranscodingException.class,
                () -> kryo(ClassEvolution.STRICT, NumberAsText.class).deserialize(data, NumberAsText.class));
    }

    @Test
    void byNameSkipsAddsAndWidensInARecord() {
        var shared = new ArrayList<Object>(List.of("shared"));
        byte[] data =
                kryo(ClassEvolution.BY_NAME, Before.class).serialize(new Before(7, "gone", List.of(1, shared), shared));

        After after = kryo(ClassEvolution.BY_NAME, After.class).deserialize(data, After.class);

        assertNotNull(after);
        assertEquals(new After(7, List.of(1, shared), null, 0, shared), after);
        assertSame(after.shared(), after.kept().get(1));
    }

    @Test
    void byNameSkipsAddsAndWidensInAClass() {
        var before = new ClassBefore();
        before.removed = new ArrayList<>(List.of("referred to"));
        before.kept = "before".isEmpty() ? null : before.removed;
        byte[] data =
                kryo(ClassEvolution.BY_NAME, ClassBefore.class).serialize(List.of(before, before, new ClassBefore()));

        List<?> after = kryo(ClassEvolution.BY_NAME, ClassAfter.class).deserialize(data, List.class);

        assertNotNull(after);
        var first = (ClassAfter) after.get(0);
        assertEquals(1, first.number);
        assertEquals(List.of("referred to"), first.kept);
        assertEquals("from the constructor", first.added);
        assertSame(first, after.get(1));
        assertNull(((ClassAfter) after.get(2)).kept);
    }

    @Test
    void byNameRefusesAnotherType() {
        byte[] data = kryo(ClassEvolution.BY_NAME, JustNumber.class).serialize(new JustNumber(1));

        assertThrows(
                TranscodingException.class,
                () -> kryo(ClassEvolution.BY_NAME, NumberAsText.class).deserialize(data, NumberAsText.class));
    }

    @Test
    void enumConstantsMayBeReordered() {
        byte[] data = kryo(ClassEvolution.STRICT, ColourBefore.class).serialize(ColourBefore.GREEN);

        assertEquals(
                ColourAfter.GREEN,
                kryo(ClassEvolution.STRICT, ColourAfter.class).deserialize(data, Object.class));
    }

    @Test
    void aFormatFromTheFutureIsRefused() {
        var e = assertThrows(
                TranscodingException.class,
                () -> kryo(ClassEvolution.STRICT, JustNumber.class).deserialize(new byte[] {3, 0}, Object.class));

        assertTrue(String.valueOf(e.getMessage()).contains("format 3, which is not known here"), e.getMessage());
    }
}
