package io.memwire.serialization.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Text as pickles have it. Python's text may hold halves of surrogate pairs, its UTF-8 then encodes each in three bytes
 * ("surrogatepass"), where the JDK's decoder and encoder put a replacement.
 */
final class PythonText {
    private static final char REPLACEMENT = '\ufffd';

    private PythonText() {}

    /** The UTF-8 of {@code BINUNICODE} and its kin. */
    static String decodeUtf8(byte[] data, int from, int to) {
        var text = new String(data, from, to - from, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeWithSurrogates(data, from, to);
    }

    /** The slow way, for text with a replacement in it: was it there, was it half a pair, or are the bytes malformed? */
    private static String decodeWithSurrogates(byte[] data, int from, int to) {
        var text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int first = data[i] & 0xff;
            int length =
                    first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
            if (length == 0 || length > to - i) {
                throw malformed();
            }
            int codePoint = length == 1 ? first : first & (0x7f >> length);
            for (int k = 1; k < length; k++) {
                if ((data[i + k] & 0xc0) != 0x80) {
                    throw malformed();
                }
                codePoint = codePoint << 6 | (data[i + k] & 0x3f);
            }
            boolean overlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
            if (overlong || codePoint > Character.MAX_CODE_POINT) {
                throw malformed();
            }
            text.appendCodePoint(codePoint);
            i += length;
        }
        return text.toString();
    }

    private static RefusedException malformed() {
        return new RefusedException("a text is not UTF-8");
    }

    /** The UTF-8 of {@code BINUNICODE}. */
    static byte[] encodeUtf8(String text) {
        return hasLoneSurrogate(text) ? encodeWithSurrogates(text) : text.getBytes(UTF_8);
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static byte[] encodeWithSurrogates(String text) {
        var out = new ByteArrayOutputStream(text.length() * 3);
        text.codePoints().forEach(codePoint -> {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                out.write(0xe0 | codePoint >> 12);
                out.write(0x80 | (codePoint >> 6 & 0x3f));
                out.write(0x80 | (codePoint & 0x3f));
            } else {
                out.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
            }
        });
        return out.toByteArray();
    }

    /** The argument of {@code UNICODE}: Latin-1, with what is not in it, and what would end the line, as an escape. */
    static String decodeRawUnicodeEscape(String line) {
        int escape = line.indexOf('\\');
        if (escape < 0) {
            return line;
        }
        var text = new StringBuilder(line.length()).append(line, 0, escape);
        for (int i = escape; i < line.length(); i++) {
            char c = line.charAt(i);
            char kind = c == '\\' && i + 1 < line.length() ? line.charAt(i + 1) : ' ';
            if (kind == 'u' || kind == 'U') {
                int digits = kind == 'u' ? 4 : 8;
                text.appendCodePoint(hex(line, i + 2, digits));
                i += 1 + digits;
            } else {
                text.append(c);
                if (kind == '\\') { // the second of two does not begin an escape
                    text.append('\\');
                    i++;
                }
            }
        }
        return text.toString();
    }

    /** The argument of {@code UNICODE}, as Python writes it. */
    static byte[] encodeRawUnicodeEscape(String text) {
        var line = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (c > Character.MAX_VALUE) {
                line.append(String.format("\\U%08x", c));
                i++;
            } else if (c > 0xff || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.append((char) c);
            }
        }
        return line.toString().getBytes(ISO_8859_1);
    }

    /** The argument of {@code STRING}: the repr of Python 2's {@code str}, in quotes. */
    static byte[] decodeRepr(String line) {
        int end = line.length() - 1;
        char quote = line.isEmpty() ? ' ' : line.charAt(0);
        if (end < 1 || (quote != '\'' && quote != '"') || line.charAt(end) != quote) {
            throw new RefusedException("a string is not in quotes");
        }
        var bytes = new ByteArrayOutputStream(line.length());
        int i = 1;
        while (i < end) {
            char c = line.charAt(i++);
            if (c != '\\') {
                bytes.write(c);
                continue;
            }
            char escaped = i < end ? line.charAt(i++) : ' ';
            switch (escaped) {
                case '\\', '\'', '"' -> bytes.write(escaped);
                case 'n' -> bytes.write('\n');
                case 'r' -> bytes.write('\r');
                case 't' -> bytes.write('\t');
                case 'x' -> {
                    bytes.write(hex(line, i, 2));
                    i += 2;
                }
                default -> throw new RefusedException("a string holds an escape that Python does not write");
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String line, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < line.length() ? Character.digit(line.charAt(i), 16) : -1;
            if (digit < 0 || line.charAt(i) > 'f' || value > Character.MAX_CODE_POINT >> 4) {
                throw new RefusedException("a text holds a malformed escape");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /**
     * A {@code str} of Python 2, which is bytes or text: text if it is UTF-8, else bytes. {@link Arguments#bytes} gets back
     * the bytes of either.
     */
    static Object decodePython2(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }

    /** For messages: printable, on one line, short. */
    static String quote(String text) {
        var quoted = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 60); i++) {
            char c = text.charAt(i);
            quoted.append(c > ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append(text.length() > 60 ? "..." : "").toString();
    }
}
