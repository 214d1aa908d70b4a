package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.api.TranscodingException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pickles, of any protocol, that hold {@code None}, a boolean or a number and nothing else: a value of a known form between
 * two fixed bytes, so they are read, and floats written, without the pickle module. Source: Python's {@code pickletools}.
 */
final class PickleLiteral {
    /** What {@link #read} gives for Python's {@code None}. */
    enum None {
        NONE
    }

    private static final byte PROTO = (byte) 0x80;
    private static final byte FRAME = (byte) 0x95;
    private static final int FRAME_LENGTH = 9;
    private static final byte STOP = '.';

    /** Anything longer is no number that is read here: its opcode, sign, digits and two more. */
    private static final int LONGEST = WholeNumber.MAX_LENGTH + 4;

    private static final byte NEW_TRUE = (byte) 0x88;
    private static final byte NEW_FALSE = (byte) 0x89;
    private static final byte LONG1 = (byte) 0x8a;

    /** Python's repr of a float has 24 characters at most. */
    private static final int LONGEST_FLOAT = 64;

    private static final Pattern PYTHON_FLOAT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

    private PickleLiteral() {}

    /**
     * Reads a pickle.
     *
     * @return a {@link Boolean}, {@link Long}, {@link BigInteger}, {@link Double} or {@link None}; null if it holds
     *     something else
     * @throws TranscodingException if it holds a number that is none
     */
    static @Nullable Object read(byte[] pickle) {
        int start = pickle.length > 2 && pickle[0] == PROTO ? 2 : 0;
        if (start < pickle.length && pickle[start] == FRAME) {
            start += FRAME_LENGTH;
        }
        int end = pickle.length - 1;
        if (end <= start || pickle[end] != STOP || end - start > LONGEST) {
            return null;
        }
        byte[] argument = Arrays.copyOfRange(pickle, start + 1, end);
        return switch (pickle[start]) {
            case 'N' -> argument.length == 0 ? None.NONE : null;
            case NEW_TRUE -> argument.length == 0 ? true : null;
            case NEW_FALSE -> argument.length == 0 ? false : null;
            case 'I' -> decimal(argument, "");
            case 'L' -> decimal(argument, "L");
            case 'K' -> argument.length == 1 ? Long.valueOf(argument[0] & 0xff) : null;
            case 'M' ->
                argument.length == 2 ? Long.valueOf(littleEndian(argument).intValue() & 0xffff) : null;
            case 'J' ->
                argument.length == 4 ? Long.valueOf(littleEndian(argument).longValue()) : null;
            case LONG1 -> long1(argument);
            case 'F' -> decimalFloat(argument);
            case 'G' ->
                argument.length == Double.BYTES ? ByteBuffer.wrap(argument).getDouble() : null;
            default -> null;
        };
    }

    /** {@code I42\n}, {@code L42L\n}, and {@code I01\n}, {@code I00\n}, which are the booleans. */
    private static @Nullable Object decimal(byte[] argument, String suffix) {
        String text = new String(argument, ISO_8859_1);
        if (text.isEmpty() || text.indexOf('\n') != text.length() - 1) {
            return null;
        }
        String digits = text.substring(0, text.length() - 1);
        if (suffix.isEmpty() && (digits.equals("00") || digits.equals("01"))) {
            return digits.equals("01");
        }
        if (digits.endsWith(suffix)) {
            digits = digits.substring(0, digits.length() - suffix.length());
        }
        return WholeNumber.parse(digits.getBytes(ISO_8859_1));
    }

    /** The pickle of a float, protocol 0 as python-memcached writes it: {@code F1.5\n.}. */
    static byte[] write(double number) {
        String text = Double.toString(number);
        if (Double.isNaN(number)) {
            text = "nan";
        } else if (Double.isInfinite(number)) {
            text = number > 0 ? "inf" : "-inf";
        }
        return ("F" + text + "\n.").getBytes(ISO_8859_1);
    }

    /** {@code F1.5\n}; Python writes {@code inf} and {@code nan} where Java has longer words. */
    private static @Nullable Double decimalFloat(byte[] argument) {
        String text = new String(argument, ISO_8859_1);
        if (text.isEmpty() || text.indexOf('\n') != text.length() - 1 || text.length() > LONGEST_FLOAT) {
            return null;
        }
        String digits = text.substring(0, text.length() - 1);
        return switch (digits) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> PYTHON_FLOAT.matcher(digits).matches() ? Double.valueOf(digits) : null;
        };
    }

    /** A length, and as many bytes. */
    private static @Nullable Object long1(byte[] argument) {
        if (argument.length == 0 || (argument[0] & 0xff) != argument.length - 1) {
            return null;
        }
        BigInteger number = littleEndian(Arrays.copyOfRange(argument, 1, argument.length));
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static BigInteger littleEndian(byte[] twosComplement) {
        var bigEndian = new byte[twosComplement.length + 1];
        for (int i = 0; i < twosComplement.length; i++) {
            bigEndian[bigEndian.length - 1 - i] = twosComplement[i];
        }
        boolean negative = twosComplement.length > 0 && twosComplement[twosComplement.length - 1] < 0;
        bigEndian[0] = (byte) (negative ? -1 : 0);
        return new BigInteger(bigEndian);
    }
}
