package io.memwire.protocol.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Understands one line of a reply. Positions are relative to the line's start, because the line moves when more of its
 * value is read. No allocation, unless the line is malformed.
 */
final class ReplyLine {
    private static final byte[] VALUE = ascii("VALUE ");
    private static final byte[] END = ascii("END");
    private static final byte[] STORED = ascii("STORED");
    private static final byte[] NOT_STORED = ascii("NOT_STORED");
    private static final byte[] EXISTS = ascii("EXISTS");
    private static final byte[] NOT_FOUND = ascii("NOT_FOUND");
    private static final byte[] DELETED = ascii("DELETED");
    private static final byte[] TOUCHED = ascii("TOUCHED");
    private static final byte[] OK = ascii("OK");
    private static final byte[] RESET = ascii("RESET");
    private static final byte[] VERSION = ascii("VERSION");
    private static final byte[] STAT = ascii("STAT ");
    private static final byte[] ERROR = ascii("ERROR");
    private static final byte[] CLIENT_ERROR = ascii("CLIENT_ERROR");
    private static final byte[] SERVER_ERROR = ascii("SERVER_ERROR");

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long MAX_FLAGS = 0xffff_ffffL;

    private final int maxValueBytes;

    /** The key of a VALUE, the name of a STAT. */
    int nameFrom;

    int nameTo;

    /** What follows: a version, the text of an error, the value of a STAT. */
    int textFrom;

    int textTo;

    int flags;
    int valueLength;
    boolean hasCasUnique;
    long casUnique;
    long number;

    ReplyLine(int maxValueBytes) {
        this.maxValueBytes = maxValueBytes;
    }

    /**
     * Reads the line, and sets the fields that its kind has.
     *
     * @throws MalformedReplyException if it is no reply, or announces a value over the limit
     */
    ReplyKind read(byte[] in, int from, int to) {
        if (from == to) {
            throw unexpected(in, from, to);
        }
        return switch (in[from]) {
            case 'V' ->
                startsWith(VALUE, in, from, to)
                        ? value(in, from, to)
                        : withText(VERSION, ReplyKind.VERSION, in, from, to);
            case 'E' -> endsOrError(in, from, to);
            case 'S' -> storedOrStat(in, from, to);
            case 'N' ->
                is(NOT_FOUND, in, from, to)
                        ? ReplyKind.NOT_FOUND
                        : exactly(NOT_STORED, ReplyKind.NOT_STORED, in, from, to);
            case 'D' -> exactly(DELETED, ReplyKind.DELETED, in, from, to);
            case 'T' -> exactly(TOUCHED, ReplyKind.TOUCHED, in, from, to);
            case 'O' -> exactly(OK, ReplyKind.OK, in, from, to);
            case 'R' -> exactly(RESET, ReplyKind.RESET, in, from, to);
            case 'C' -> withText(CLIENT_ERROR, ReplyKind.CLIENT_ERROR, in, from, to);
            default -> number(in, from, to);
        };
    }

    private ReplyKind endsOrError(byte[] in, int from, int to) {
        if (is(END, in, from, to)) {
            return ReplyKind.END;
        }
        return is(EXISTS, in, from, to) ? ReplyKind.EXISTS : withText(ERROR, ReplyKind.ERROR, in, from, to);
    }

    private ReplyKind storedOrStat(byte[] in, int from, int to) {
        if (is(STORED, in, from, to)) {
            return ReplyKind.STORED;
        }
        return startsWith(STAT, in, from, to)
                ? stat(in, from, to)
                : withText(SERVER_ERROR, ReplyKind.SERVER_ERROR, in, from, to);
    }

    /**
     * Reads the usual line of a hit, {@code VALUE <key> <flags> <bytes>} and CRLF, in one pass, without looking for its end
     * first: with short values half of a reader's work is the line.
     *
     * @param to where the bytes received end
     * @return where the line ends, CRLF included; -1 when it is another line, or not whole, or not in order: then it must
     *     be read the long way, which knows what to say
     */
    int usualValue(byte[] in, int from, int to) {
        if (to - from < VALUE.length || !Arrays.equals(VALUE, 0, VALUE.length, in, from, from + VALUE.length)) {
            return -1;
        }
        int keyTo = spaceOrControl(in, from + VALUE.length, to);
        int i = keyTo + 1;
        long readFlags = 0;
        for (; i < to && isDigit(in[i]) && readFlags <= MAX_FLAGS; i++) {
            readFlags = readFlags * 10 + (in[i] - '0');
        }
        int flagsTo = i++;
        long length = 0;
        for (; i < to && isDigit(in[i]) && length <= maxValueBytes; i++) {
            length = length * 10 + (in[i] - '0');
        }
        boolean inOrder = i + 1 < to // so all before it is there
                && in[i] == '\r'
                && in[i + 1] == '\n'
                && in[keyTo] == ' '
                && keyTo > from + VALUE.length
                && in[flagsTo] == ' '
                && flagsTo > keyTo + 1
                && i > flagsTo + 1
                && readFlags <= MAX_FLAGS
                && length <= maxValueBytes;
        if (!inOrder) {
            return -1;
        }
        nameFrom = VALUE.length;
        nameTo = keyTo - from;
        flags = (int) readFlags;
        valueLength = (int) length;
        hasCasUnique = false;
        casUnique = 0;
        return i + 2;
    }

    /**
     * The index of the first byte below 0x21, or {@code to}; eight bytes at a time, since the key is most of the line. In
     * {@code (x - 0x21…) & ~x} the lowest high bit that is set is that of the first such byte.
     */
    private static int spaceOrControl(byte[] in, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long eight = (long) LONGS.get(in, i);
            long hits = (eight - 0x2121_2121_2121_2121L) & ~eight & 0x8080_8080_8080_8080L;
            if (hits != 0) {
                return i + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (i < to && (in[i] < 0 || in[i] > ' ')) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** {@code VALUE <key> <flags> <bytes> [<cas unique>]}. */
    private ReplyKind value(byte[] in, int from, int to) {
        int keyFrom = from + VALUE.length;
        int keyTo = fieldEnd(in, keyFrom, to);
        int flagsTo = fieldEnd(in, keyTo + 1, to);
        int lengthTo = fieldEnd(in, flagsTo + 1, to);
        long parsedFlags = Decimals.parse(in, keyTo + 1, flagsTo, MAX_FLAGS);
        long length = Decimals.parse(in, flagsTo + 1, lengthTo, Long.MAX_VALUE);
        hasCasUnique = lengthTo < to;
        if (keyFrom == keyTo
                || parsedFlags < 0
                || length < 0
                || (hasCasUnique && !Decimals.isUnsignedLong(in, lengthTo + 1, to))) {
            throw malformed("VALUE <key> <flags> <bytes> [<cas unique>] with 32-bit flags", in, from, to);
        }
        if (length > maxValueBytes) {
            throw new MalformedReplyException("value of " + length + " bytes is over maxValueBytes, " + maxValueBytes
                    + ": " + Quoted.of(in, from, to));
        }
        nameFrom = VALUE.length;
        nameTo = keyTo - from;
        flags = (int) parsedFlags;
        valueLength = (int) length;
        casUnique = hasCasUnique ? Decimals.parseUnsignedLong(in, lengthTo + 1, to) : 0;
        return ReplyKind.VALUE;
    }

    /** {@code STAT <name> <value>}: all after the name is the value, which may hold spaces or be missing. */
    private ReplyKind stat(byte[] in, int from, int to) {
        int start = from + STAT.length;
        int end = fieldEnd(in, start, to);
        if (start == end) {
            throw malformed("STAT <name> <value>", in, from, to);
        }
        nameFrom = STAT.length;
        nameTo = end - from;
        textFrom = Math.min(end + 1, to) - from;
        textTo = to - from;
        return ReplyKind.STAT;
    }

    /** Digits; memcached pads a counter that lost digits with spaces, and shows them after decr. */
    private ReplyKind number(byte[] in, int from, int to) {
        if (in[from] < '0' || in[from] > '9') {
            throw unexpected(in, from, to);
        }
        int end = to;
        while (in[end - 1] == ' ') {
            end--;
        }
        if (!Decimals.isUnsignedLong(in, from, end)) {
            throw malformed("a number below 2^64", in, from, to);
        }
        number = Decimals.parseUnsignedLong(in, from, end);
        return ReplyKind.NUMBER;
    }

    /** The word alone, or the word, a space and a text. */
    private ReplyKind withText(byte[] word, ReplyKind kind, byte[] in, int from, int to) {
        int wordTo = from + word.length;
        if (!startsWith(word, in, from, to) || (wordTo < to && in[wordTo] != ' ')) {
            throw unexpected(in, from, to);
        }
        textFrom = Math.min(wordTo + 1, to) - from;
        textTo = to - from;
        return kind;
    }

    private static ReplyKind exactly(byte[] word, ReplyKind kind, byte[] in, int from, int to) {
        if (!is(word, in, from, to)) {
            throw unexpected(in, from, to);
        }
        return kind;
    }

    private static boolean is(byte[] word, byte[] in, int from, int to) {
        return Arrays.equals(word, 0, word.length, in, from, to);
    }

    private static boolean startsWith(byte[] word, byte[] in, int from, int to) {
        return to - from >= word.length && Arrays.equals(word, 0, word.length, in, from, from + word.length);
    }

    /** The index of the next space, or {@code to}. */
    private static int fieldEnd(byte[] in, int from, int to) {
        int i = from;
        while (i < to && in[i] != ' ') {
            i++;
        }
        return Math.min(i, to);
    }

    private static MalformedReplyException unexpected(byte[] in, int from, int to) {
        return malformed("a reply of the classic protocol", in, from, to);
    }

    private static MalformedReplyException malformed(String expected, byte[] in, int from, int to) {
        return new MalformedReplyException("expected " + expected + " but got " + Quoted.of(in, from, to));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
