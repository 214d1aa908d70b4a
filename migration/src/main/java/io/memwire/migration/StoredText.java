package io.memwire.migration;

import io.memwire.api.TranscodingException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Text as it is stored. Callers may ask for its bytes, and for the number or boolean that it spells: counters are text in
 * every client.
 *
 * @param bytes the text in the transcoder's charset
 * @param kind {@link String}, {@link StringBuilder} or {@link StringBuffer}: what it was when it was written
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared
record StoredText(byte[] bytes, Class<?> kind) {
    /** An unsigned counter of 64 bits has 20 digits. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,20}");

    /** What {@link Double#toString(double)} writes, in any version of Java. */
    private static final Pattern DECIMAL_NUMBER =
            Pattern.compile("NaN|-?Infinity|-?[0-9]{1,20}\\.[0-9]{1,20}(E-?[0-9]{1,3})?");

    /** Longest text that can be a number, with the spaces that {@code decr} pads with. */
    private static final int MAX_NUMBER_LENGTH = 64;

    /** The text as the class asked for, no primitive one. */
    @SuppressWarnings({"JdkObsolete", "UnnecessaryStringBuilder"}) // they are what was stored
    Object as(Class<?> type, StrictCharset charset) {
        if (type == byte[].class) {
            return bytes;
        }
        String text = charset.decode(bytes);
        Class<?> target = type.isAssignableFrom(kind) ? kind : type;
        if (target == String.class) {
            return text;
        }
        if (target == StringBuilder.class) {
            return new StringBuilder(text);
        }
        if (target == StringBuffer.class) {
            return new StringBuffer(text);
        }
        return asPrimitive(text, target);
    }

    private static Object asPrimitive(String text, Class<?> type) {
        String trimmed = text.length() <= MAX_NUMBER_LENGTH ? text.strip() : "";
        if (AskedNumber.isWhole(type) && WHOLE_NUMBER.matcher(trimmed).matches()) {
            return AskedNumber.narrow(new BigInteger(trimmed), type);
        }
        if (type == Boolean.class && (trimmed.equals("true") || trimmed.equals("false"))) {
            return trimmed.equals("true");
        }
        if (type == Double.class && DECIMAL_NUMBER.matcher(trimmed).matches()) {
            return notGrown(Double.valueOf(trimmed), trimmed);
        }
        if (type == Float.class && DECIMAL_NUMBER.matcher(trimmed).matches()) {
            return notGrown(Float.valueOf(trimmed), trimmed);
        }
        throw new TranscodingException("it is text: ask for String.class");
    }

    /** Parsing makes an infinity of what is too large. */
    private static Number notGrown(Number number, String text) {
        if (Double.isInfinite(number.doubleValue()) && !text.endsWith("Infinity")) {
            throw new TranscodingException(
                    "its number does not fit " + number.getClass().getSimpleName());
        }
        return number;
    }
}
