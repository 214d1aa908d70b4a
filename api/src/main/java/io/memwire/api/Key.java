package io.memwire.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.InvalidKeyException.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key: 1–250 bytes (the limit is the client's {@code maxKeyBytes}), and, if wanted, a routing hash that says which
 * server it goes to, whatever its bytes (python-memcached's {@code (hash, key)}). Immutable. A key used often is best
 * made once. Source: protocol.txt, "Keys".
 *
 * <p>CR, LF, NUL and space are refused here; other control bytes are refused by the client unless its
 * {@code checkKeys} is off.
 *
 * @since 0.1
 */
public final class Key {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final @Nullable Number routingHash;
    private final boolean holdsControlBytes;

    private Key(byte[] bytes, @Nullable Number routingHash, boolean holdsControlBytes) {
        this.bytes = bytes;
        this.routingHash = routingHash;
        this.holdsControlBytes = holdsControlBytes;
    }

    private static Key make(byte[] bytes, @Nullable Number routingHash) {
        if (bytes.length == 0) {
            throw new InvalidKeyException(Reason.EMPTY, "key is empty");
        }
        return new Key(bytes, routingHash, scan(bytes));
    }

    private static Key make(@Nullable String text, @Nullable Number routingHash) {
        if (text == null) {
            throw new InvalidKeyException(Reason.NULL, "key is null");
        }
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > 0 && isPlain(bytes)) {
            return new Key(bytes, routingHash, false); // the usual key, looked at once
        }
        refuseUnpairedSurrogate(text);
        return make(bytes, routingHash);
    }

    /**
     * Whether all is printable ASCII but {@code ?}, which is also what an unpaired surrogate becomes; eight bytes at a time. Of
     * ASCII bytes, {@code x - n} for each byte has some high bit set if and only if a byte is below {@code n}, and a byte that
     * equals another differs from it by 0.
     */
    private static boolean isPlain(byte[] bytes) {
        int i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            long belowPrintable = eight - 0x2121_2121_2121_2121L;
            long delete = (eight ^ 0x7f7f_7f7f_7f7f_7f7fL) - 0x0101_0101_0101_0101L;
            long questionMark = (eight ^ 0x3f3f_3f3f_3f3f_3f3fL) - 0x0101_0101_0101_0101L;
            if (((eight | belowPrintable | delete | questionMark) & 0x8080_8080_8080_8080L) != 0) {
                return false;
            }
        }
        for (; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b <= ' ' || b == 0x7f || b == '?') { // a byte outside ASCII is negative
                return false;
            }
        }
        return true;
    }

    /** Refuses the bytes that no client may send; tells whether there are other control bytes. */
    private static boolean scan(byte[] bytes) {
        boolean control = false;
        for (byte b : bytes) {
            if (b <= ' ' ? b >= 0 : b == 0x7f) {
                if (b == ' ' || b == '\r' || b == '\n' || b == 0) {
                    throw new InvalidKeyException(
                            Reason.CHARACTER, "control or space characters are not allowed in a key: " + quote(bytes));
                }
                control = true;
            }
        }
        return control;
    }

    /**
     * A key of text, sent as UTF-8.
     *
     * @throws InvalidKeyException if it is null, empty, holds CR, LF, NUL or space, or an unpaired surrogate
     */
    public static Key of(@Nullable String text) {
        return make(text, null);
    }

    /**
     * A key of bytes, which are copied; they need not be text.
     *
     * @throws InvalidKeyException if it is null, empty, or holds CR, LF, NUL or space
     */
    public static Key of(byte @Nullable [] bytes) {
        return make(copy(bytes), null);
    }

    /** A key of text that is routed by {@code routingHash} instead of its own hash; see {@link #of(String)}. */
    public static Key of(long routingHash, @Nullable String text) {
        return make(text, routingHash);
    }

    /** A key of text that is routed by a number of any size; see {@link #of(String)}. */
    public static Key of(BigInteger routingHash, @Nullable String text) {
        Arguments.notNull(routingHash, "routingHash");
        return make(text, routingHash.bitLength() < Long.SIZE ? (Number) routingHash.longValue() : routingHash);
    }

    /** A key of bytes that is routed by {@code routingHash} instead of its own hash; see {@link #of(byte[])}. */
    public static Key of(long routingHash, byte @Nullable [] bytes) {
        return make(copy(bytes), routingHash);
    }

    /**
     * What the multi operations take for a key: a {@code Key}, a {@link String}, or a whole number ({@link Integer},
     * {@link Long}, {@link Short}, {@link Byte}, {@link BigInteger}), which stands for its decimal text.
     *
     * @throws InvalidKeyException if it is null, of another class, or no valid key
     */
    public static Key from(@Nullable Object key) {
        return key instanceof Key ready ? ready : of(text(key));
    }

    /**
     * The same with a prefix before it. The prefix is part of what is hashed unless the key has its own routing hash;
     * an empty {@code key} stands for the prefix alone.
     *
     * @throws InvalidKeyException if key or prefix is null or the whole is no valid key
     */
    public static Key from(String prefix, @Nullable Object key) {
        return key instanceof Key ready ? ready.prefixedBy(prefix) : of(prefix + text(key));
    }

    private static String text(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key instanceof Integer
                || key instanceof Long
                || key instanceof Short
                || key instanceof Byte
                || key instanceof BigInteger) {
            return key.toString();
        }
        if (key == null) {
            throw new InvalidKeyException(Reason.NULL, "key is null");
        }
        throw new InvalidKeyException(
                Reason.TYPE,
                "a key is a String, Key or whole number, not " + key.getClass().getName());
    }

    private Key prefixedBy(String prefix) {
        byte[] head = prefix.isEmpty() ? new byte[0] : make(prefix, null).bytes;
        byte[] whole = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, whole, head.length, bytes.length);
        return make(whole, routingHash);
    }

    private static void refuseUnpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidKeyException(
                        Reason.ENCODING, "key holds an unpaired surrogate at index " + i + ": UTF-8 cannot encode it");
            }
        }
    }

    private static byte[] copy(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new InvalidKeyException(Reason.NULL, "key is null");
        }
        return bytes.clone();
    }

    /** The bytes as they go to the server. For speed this is the key's own array: it must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Number of bytes, 1 or more. */
    public int length() {
        return bytes.length;
    }

    /** The caller's routing hash, a {@link Long} or, beyond 64 bits, a {@link BigInteger}; null when there is none. */
    public @Nullable Number routingHash() {
        return routingHash;
    }

    /** Whether there are control bytes (below 0x20, or 0x7f) in it. */
    public boolean holdsControlBytes() {
        return holdsControlBytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key that
                && Arrays.equals(bytes, that.bytes)
                && Objects.equals(routingHash, that.routingHash);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + Objects.hashCode(routingHash);
    }

    /** The key as text, escaped and shortened; for messages. */
    @Override
    public String toString() {
        return quote(bytes);
    }

    private static String quote(byte[] bytes) {
        return Arguments.quote(new String(bytes, UTF_8));
    }
}
