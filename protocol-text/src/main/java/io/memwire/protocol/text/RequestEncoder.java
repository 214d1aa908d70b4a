package io.memwire.protocol.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests of the classic protocol, one method a command. Nothing is allocated unless the buffer grows.
 *
 * <p>Keys are not checked here: whoever takes them from a user checks them once (1 to 250 bytes, no space, no control
 * byte). A key with a line end in it would make the server read what follows as commands.
 *
 * <p>Parameters that many methods share: {@code flags} are 32 bits, unsigned; {@code exptime} is 0 for never, negative
 * for at once, seconds from now up to 30 days, and a Unix time in seconds above that; with {@code noreply} the server
 * answers nothing, save perhaps an error line that nobody can attribute. Source: protocol.txt, "Expiration times" and
 * "Storage commands".
 *
 * <p>Thread-safety: the methods keep no state; the buffer belongs to one thread at a time.
 *
 * @since 0.1
 */
public final class RequestEncoder {
    private static final byte[] CRLF = ascii("\r\n");
    private static final byte[] NOREPLY = ascii(" noreply");
    private static final byte[] GET = ascii("get ");
    private static final byte[] GETS = ascii("gets ");
    private static final byte[] GAT = ascii("gat ");
    private static final byte[] GATS = ascii("gats ");
    private static final byte[] SET = ascii("set ");
    private static final byte[] ADD = ascii("add ");
    private static final byte[] REPLACE = ascii("replace ");
    private static final byte[] APPEND = ascii("append ");
    private static final byte[] PREPEND = ascii("prepend ");
    private static final byte[] CAS = ascii("cas ");
    private static final byte[] DELETE = ascii("delete ");
    private static final byte[] INCR = ascii("incr ");
    private static final byte[] DECR = ascii("decr ");
    private static final byte[] TOUCH = ascii("touch ");
    private static final byte[] FLUSH_ALL = ascii("flush_all");
    private static final byte[] STATS = ascii("stats");
    private static final byte[] VERSION = ascii("version\r\n");
    private static final byte[] VERBOSITY = ascii("verbosity ");
    private static final byte[] QUIT = ascii("quit\r\n");

    private RequestEncoder() {}

    /**
     * Writes {@code get <key>}. Source: protocol.txt, "Retrieval command".
     *
     * @param out where to
     * @param key the key's bytes
     */
    public static void get(WireBuffer out, byte[] key) {
        out.put(GET).put(key).put(CRLF);
    }

    /**
     * Writes {@code get <key> <key> …}. Source: protocol.txt, "Retrieval command".
     *
     * @param out where to
     * @param keys the keys' bytes, at least one key
     * @throws IllegalArgumentException if there is none
     */
    public static void get(WireBuffer out, byte[][] keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("get without a key");
        }
        out.put(GET).put(keys[0]);
        for (int i = 1; i < keys.length; i++) {
            out.put(' ').put(keys[i]);
        }
        out.put(CRLF);
    }

    /**
     * Writes {@code gets <key>}: a get that also asks for the cas unique. Source: protocol.txt, "Retrieval command".
     *
     * @param out where to
     * @param key the key's bytes
     */
    public static void gets(WireBuffer out, byte[] key) {
        out.put(GETS).put(key).put(CRLF);
    }

    /**
     * Writes {@code gat <exptime> <key>}: a get that also sets the exptime. Source: protocol.txt, "Get And Touch".
     *
     * @param out where to
     * @param exptime the new exptime
     * @param key the key's bytes
     */
    public static void gat(WireBuffer out, long exptime, byte[] key) {
        out.put(GAT).putDecimal(exptime).put(' ').put(key).put(CRLF);
    }

    /**
     * Writes {@code gats <exptime> <key>}: a gat that also asks for the cas unique. Source: protocol.txt, "Get And
     * Touch".
     *
     * @param out where to
     * @param exptime the new exptime
     * @param key the key's bytes
     */
    public static void gats(WireBuffer out, long exptime, byte[] key) {
        out.put(GATS).putDecimal(exptime).put(' ').put(key).put(CRLF);
    }

    /**
     * Adds a key to the request that ends the buffer, which must be a {@link #get}, {@link #gets}, {@link #gat} or
     * {@link #gats}. memcached answers every such line with a write of its own, so one line of many keys costs it less.
     * It answers the hits in the order of the keys and one {@code END} for all.
     *
     * @param out a buffer that ends in a retrieval request
     * @param key the key's bytes
     */
    public static void anotherKey(WireBuffer out, byte[] key) {
        out.truncate(out.length() - CRLF.length).put(' ').put(key).put(CRLF);
    }

    /**
     * Writes {@code <command> <key> <flags> <exptime> <bytes> [noreply]} and the value. Source: protocol.txt, "Storage
     * commands".
     *
     * @param out where to
     * @param command which of the five
     * @param key the key's bytes
     * @param flags the client flags, unsigned
     * @param exptime the exptime
     * @param value the value, without the line end after it
     * @param noreply whether the server shall answer nothing
     */
    public static void store(
            WireBuffer out, StoreCommand command, byte[] key, int flags, long exptime, byte[] value, boolean noreply) {
        out.put(word(command));
        storeFields(out, key, flags, exptime, value);
        endLine(out, noreply);
        out.put(value).put(CRLF);
    }

    /**
     * Writes {@code cas <key> <flags> <exptime> <bytes> <cas unique> [noreply]} and the value: stores it only if
     * nobody did since the cas unique was read. Source: protocol.txt, "Storage commands".
     *
     * @param out where to
     * @param key the key's bytes
     * @param flags the client flags, unsigned
     * @param exptime the exptime
     * @param value the value, without the line end after it
     * @param casUnique what a gets or gats returned, 64 bits, unsigned
     * @param noreply whether the server shall answer nothing
     */
    public static void cas(
            WireBuffer out, byte[] key, int flags, long exptime, byte[] value, long casUnique, boolean noreply) {
        out.put(CAS);
        storeFields(out, key, flags, exptime, value);
        out.put(' ').putUnsigned(casUnique);
        endLine(out, noreply);
        out.put(value).put(CRLF);
    }

    /**
     * Writes {@code delete <key> [noreply]}. Source: protocol.txt, "Deletion".
     *
     * @param out where to
     * @param key the key's bytes
     * @param noreply whether the server shall answer nothing
     */
    public static void delete(WireBuffer out, byte[] key, boolean noreply) {
        out.put(DELETE).put(key);
        endLine(out, noreply);
    }

    /**
     * Writes {@code incr <key> <delta> [noreply]}; the counter wraps at 2<sup>64</sup>. Source: protocol.txt,
     * "Increment/Decrement".
     *
     * @param out where to
     * @param key the key's bytes
     * @param delta how much to add, 64 bits, unsigned
     * @param noreply whether the server shall answer nothing
     */
    public static void incr(WireBuffer out, byte[] key, long delta, boolean noreply) {
        out.put(INCR).put(key).put(' ').putUnsigned(delta);
        endLine(out, noreply);
    }

    /**
     * Writes {@code decr <key> <delta> [noreply]}; the counter stops at 0. Source: protocol.txt,
     * "Increment/Decrement".
     *
     * @param out where to
     * @param key the key's bytes
     * @param delta how much to take away, 64 bits, unsigned
     * @param noreply whether the server shall answer nothing
     */
    public static void decr(WireBuffer out, byte[] key, long delta, boolean noreply) {
        out.put(DECR).put(key).put(' ').putUnsigned(delta);
        endLine(out, noreply);
    }

    /**
     * Writes {@code touch <key> <exptime> [noreply]}: sets the exptime and leaves the value. Source: protocol.txt,
     * "Touch".
     *
     * @param out where to
     * @param key the key's bytes
     * @param exptime the new exptime
     * @param noreply whether the server shall answer nothing
     */
    public static void touch(WireBuffer out, byte[] key, long exptime, boolean noreply) {
        out.put(TOUCH).put(key).put(' ').putDecimal(exptime);
        endLine(out, noreply);
    }

    /**
     * Writes {@code flush_all [delay] [noreply]}: invalidates all items, at once or after a delay. Source:
     * protocol.txt, "Other commands".
     *
     * @param out where to
     * @param delaySeconds the delay in seconds; negative: none is sent, which means at once
     * @param noreply whether the server shall answer nothing
     */
    public static void flushAll(WireBuffer out, int delaySeconds, boolean noreply) {
        out.put(FLUSH_ALL);
        if (delaySeconds >= 0) {
            out.put(' ').putDecimal(delaySeconds);
        }
        endLine(out, noreply);
    }

    /**
     * Writes {@code stats [arg]}. Source: protocol.txt, "Statistics".
     *
     * @param out where to
     * @param arg what statistics to ask for, such as {@code items} or {@code reset}; null: the general ones
     * @throws IllegalArgumentException if {@code arg} holds anything but printable ASCII characters and spaces
     */
    public static void stats(WireBuffer out, @Nullable String arg) {
        if (arg == null) {
            out.put(STATS).put(CRLF);
            return;
        }
        checkPrintable(arg); // a line end in it would be a second command
        out.put(STATS).put(' ').putAscii(arg).put(CRLF);
    }

    /**
     * Writes {@code version}. Source: protocol.txt, "Other commands".
     *
     * @param out where to
     */
    public static void version(WireBuffer out) {
        out.put(VERSION);
    }

    /**
     * Writes {@code verbosity <level> [noreply]}: how much the server logs. Source: protocol.txt, "Other commands".
     *
     * @param out where to
     * @param level the level, 0 for the least
     * @param noreply whether the server shall answer nothing
     */
    public static void verbosity(WireBuffer out, int level, boolean noreply) {
        out.put(VERBOSITY).putDecimal(level);
        endLine(out, noreply);
    }

    /**
     * Writes {@code quit}: the server closes the connection and answers nothing. Source: protocol.txt, "Other
     * commands".
     *
     * @param out where to
     */
    public static void quit(WireBuffer out) {
        out.put(QUIT);
    }

    private static byte[] word(StoreCommand command) {
        return switch (command) {
            case SET -> SET;
            case ADD -> ADD;
            case REPLACE -> REPLACE;
            case APPEND -> APPEND;
            case PREPEND -> PREPEND;
        };
    }

    private static void storeFields(WireBuffer out, byte[] key, int flags, long exptime, byte[] value) {
        out.put(key).put(' ').putUnsigned(Integer.toUnsignedLong(flags)); // a signed "-1" is refused
        out.put(' ').putDecimal(exptime).put(' ').putDecimal(value.length);
    }

    private static void endLine(WireBuffer out, boolean noreply) {
        if (noreply) {
            out.put(NOREPLY);
        }
        out.put(CRLF);
    }

    private static void checkPrintable(String arg) {
        for (int i = 0; i < arg.length(); i++) {
            char c = arg.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException("a stats argument holds printable ASCII characters only, not U+"
                        + Integer.toHexString(0x10000 | c).substring(1) + " at index " + i);
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
