package io.memwire.api;

import org.jspecify.annotations.Nullable;

/** Checks at the public door. */
final class Arguments {
    private static final int QUOTED_LENGTH = 80;

    private Arguments() {}

    /** Returns {@code value}, or says which argument is null. */
    static <T> T notNull(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidRequestException(name + " is null");
        }
        return value;
    }

    /** Text in quotes for a message: control characters escaped, shortened. */
    static String quote(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < QUOTED_LENGTH; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                quoted.append(String.format("\\x%02x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(text.length() > QUOTED_LENGTH ? "…\"" : "\"").toString();
    }
}
