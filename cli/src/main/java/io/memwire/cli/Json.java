package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON, as much as the commands need. Source: RFC 8259. */
final class Json {
    private Json() {}

    /** Begins an object. */
    static Members object() {
        return new Members();
    }

    /** Writes the object and a line end. */
    static void line(Members object, OutputStream out) throws IOException {
        var text = new StringBuilder();
        write(object.members, text);
        out.write(text.append('\n').toString().getBytes(UTF_8));
    }

    /** The JSON of a value. */
    static String text(@Nullable Object value) {
        var text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            writeMembers(members, out);
        } else if (value instanceof Collection<?> elements) {
            writeElements(elements, out);
        } else if (value instanceof byte[] bytes) {
            String text = decode(bytes);
            writeText(text != null ? text : Base64.getEncoder().encodeToString(bytes), out);
        } else if (value == null || (value instanceof Number number && isFinite(number)) || value instanceof Boolean) {
            out.append(value);
        } else {
            writeText(value.toString(), out);
        }
    }

    /** JSON has no infinities and no NaN: they become text. */
    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }

    private static void writeElements(Collection<?> elements, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object element : elements) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    /** Bytes as text, null if they are not UTF-8. */
    private static @Nullable String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static void writeMembers(Map<?, ?> members, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(separator);
            writeText(String.valueOf(member.getKey()), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** The members of an object, in order. */
    static final class Members {
        private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

        private Members() {}

        /** Adds a member: null, a boolean, a number, a map, a collection, or what its {@code toString} gives. */
        Members put(String name, @Nullable Object value) {
            members.put(name, value);
            return this;
        }

        /** Adds bytes: as text if they are UTF-8, else in Base64 under {@code <name>Base64}. */
        Members putBytes(String name, byte[] bytes) {
            String text = decode(bytes);
            return text != null
                    ? put(name, text)
                    : put(name + "Base64", Base64.getEncoder().encodeToString(bytes));
        }

        /** Adds what was read from a cache. */
        Members putValue(String name, Object value) {
            return value instanceof byte[] bytes ? putBytes(name, bytes) : put(name, value);
        }
    }
}
