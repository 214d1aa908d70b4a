package io.memwire.protocol.text;

import java.nio.charset.StandardCharsets;

/**
 * Writes replies: the server's half of the codec. Nothing is allocated for a reply, except where a text is given.
 * Stateless. Source: protocol.txt.
 *
 * @since 0.1
 */
public final class ReplyEncoder {
    private static final byte[] VALUE = ascii("VALUE ");
    private static final byte[] CRLF = ascii("\r\n");
    private static final byte[] END = ascii("END\r\n");
    private static final byte[] STORED = ascii("STORED\r\n");
    private static final byte[] NOT_STORED = ascii("NOT_STORED\r\n");
    private static final byte[] EXISTS = ascii("EXISTS\r\n");
    private static final byte[] NOT_FOUND = ascii("NOT_FOUND\r\n");
    private static final byte[] DELETED = ascii("DELETED\r\n");
    private static final byte[] TOUCHED = ascii("TOUCHED\r\n");
    private static final byte[] OK = ascii("OK\r\n");
    private static final byte[] RESET = ascii("RESET\r\n");

    private ReplyEncoder() {}

    /**
     * A hit: {@code VALUE <key> <flags> <bytes>} and the data block.
     *
     * @param out where to write
     * @param keyBytes holds the key
     * @param keyOffset index of its first byte
     * @param keyLength its length
     * @param flags client flags, unsigned
     * @param value the data block
     */
    public static void value(WireBuffer out, byte[] keyBytes, int keyOffset, int keyLength, int flags, byte[] value) {
        valueHead(out, keyBytes, keyOffset, keyLength, flags, value.length);
        out.put(CRLF).put(value).put(CRLF);
    }

    /**
     * A hit with its cas unique: {@code VALUE <key> <flags> <bytes> <cas unique>} and the data block.
     *
     * @param out where to write
     * @param keyBytes holds the key
     * @param keyOffset index of its first byte
     * @param keyLength its length
     * @param flags client flags, unsigned
     * @param value the data block
     * @param casUnique the item's version, unsigned
     */
    public static void valueWithCas(
            WireBuffer out, byte[] keyBytes, int keyOffset, int keyLength, int flags, byte[] value, long casUnique) {
        valueHead(out, keyBytes, keyOffset, keyLength, flags, value.length);
        out.put(' ').putUnsigned(casUnique);
        out.put(CRLF).put(value).put(CRLF);
    }

    private static void valueHead(
            WireBuffer out, byte[] keyBytes, int keyOffset, int keyLength, int flags, int valueLength) {
        out.put(VALUE).put(keyBytes, keyOffset, keyLength);
        out.put(' ').putUnsigned(Integer.toUnsignedLong(flags));
        out.put(' ').putDecimal(valueLength);
    }

    /**
     * The end of a retrieval's values or of statistics.
     *
     * @param out where to write
     */
    public static void end(WireBuffer out) {
        out.put(END);
    }

    /**
     * A value was stored.
     *
     * @param out where to write
     */
    public static void stored(WireBuffer out) {
        out.put(STORED);
    }

    /**
     * A condition of the command was not met.
     *
     * @param out where to write
     */
    public static void notStored(WireBuffer out) {
        out.put(NOT_STORED);
    }

    /**
     * The item has changed since its cas unique was read.
     *
     * @param out where to write
     */
    public static void exists(WireBuffer out) {
        out.put(EXISTS);
    }

    /**
     * There is no such item.
     *
     * @param out where to write
     */
    public static void notFound(WireBuffer out) {
        out.put(NOT_FOUND);
    }

    /**
     * An item was deleted.
     *
     * @param out where to write
     */
    public static void deleted(WireBuffer out) {
        out.put(DELETED);
    }

    /**
     * An item was touched.
     *
     * @param out where to write
     */
    public static void touched(WireBuffer out) {
        out.put(TOUCHED);
    }

    /**
     * Done, for flush_all and verbosity.
     *
     * @param out where to write
     */
    public static void ok(WireBuffer out) {
        out.put(OK);
    }

    /**
     * Statistics were reset.
     *
     * @param out where to write
     */
    public static void reset(WireBuffer out) {
        out.put(RESET);
    }

    /**
     * The new value of incr or decr.
     *
     * @param out where to write
     * @param value unsigned
     */
    public static void number(WireBuffer out, long value) {
        out.putUnsigned(value).put(CRLF);
    }

    /**
     * {@code VERSION <version>}.
     *
     * @param out where to write
     * @param version without line ends
     */
    public static void version(WireBuffer out, String version) {
        line(out, "VERSION " + version);
    }

    /**
     * {@code STAT <name> <value>}.
     *
     * @param out where to write
     * @param name without spaces
     * @param value without line ends
     */
    public static void stat(WireBuffer out, String name, String value) {
        line(out, "STAT " + name + " " + value);
    }

    /**
     * Any other line, an error above all.
     *
     * @param out where to write
     * @param line its text without the line end, sent as UTF-8
     */
    public static void line(WireBuffer out, String line) {
        out.put(line.getBytes(StandardCharsets.UTF_8)).put(CRLF);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
