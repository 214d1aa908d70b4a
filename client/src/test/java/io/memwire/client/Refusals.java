package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Asserts on exceptions and what they say. */
final class Refusals {
    private Refusals() {}

    /** Asserts that the call throws this type with a message that contains {@code part}. */
    static <E extends Throwable> E assertRefuses(Class<E> type, String part, Executable call) {
        E refusal = assertThrows(type, call);
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(part), message);
        return refusal;
    }
}
