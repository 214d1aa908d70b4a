package io.memwire.serialization.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickleTupleTest {
    @Test
    void isAListOfItsElements() {
        PickleTuple tuple = PickleTuple.of("a", null, 3L);

        assertEquals(3, tuple.size());
        assertEquals(PickleTuple.copyOf(new ArrayList<>(tuple)), tuple);
        assertEquals(List.of("a", "b"), PickleTuple.of("a", "b"));
        assertEquals(List.of("a", "b").hashCode(), PickleTuple.of("a", "b").hashCode());
    }

    @Test
    void cannotBeChanged() {
        var elements = new Object[] {"a"};
        PickleTuple tuple = PickleTuple.of(elements);
        elements[0] = "b";

        assertEquals("a", tuple.get(0));
        assertThrows(UnsupportedOperationException.class, () -> tuple.set(0, "c"));
        assertThrows(UnsupportedOperationException.class, () -> tuple.add("c"));
    }
}
