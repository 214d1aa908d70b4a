package io.memwire.protocol.text;

import java.util.Arrays;

/**
 * A growable array of bytes to send. Encoders append to it; whoever does the I/O writes {@link #array()} from 0 to
 * {@link #length()} and then calls {@link #clear()}. Nothing is allocated but a larger array when the bytes do not fit.
 *
 * <p>When an append fails (no memory, over two gigabytes), part of a command may stand in the buffer: note the
 * {@link #length()} before a command and {@link #truncate} to it.
 *
 * <p>Thread-safety: none; one thread at a time.
 *
 * @since 0.1
 */
public final class WireBuffer {
    /** The longest array that every JVM can make. */
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private final int initialCapacity;
    private byte[] bytes;
    private int length;

    /**
     * An empty buffer.
     *
     * @param initialCapacity bytes that fit before the array must grow, at least 0
     * @throws IllegalArgumentException if {@code initialCapacity} is negative
     */
    public WireBuffer(int initialCapacity) {
        if (initialCapacity < 0) {
            throw new IllegalArgumentException("initialCapacity must be at least 0, not " + initialCapacity);
        }
        this.initialCapacity = initialCapacity;
        this.bytes = new byte[initialCapacity];
    }

    /**
     * Appends all of {@code source}.
     *
     * @param source the bytes; copied
     * @return this buffer
     * @throws IllegalStateException if the buffer would pass two gigabytes
     */
    public WireBuffer put(byte[] source) {
        return put(source, 0, source.length);
    }

    /**
     * Appends a part of {@code source}.
     *
     * @param source the bytes; copied
     * @param offset index of the first byte
     * @param count number of bytes
     * @return this buffer
     * @throws IndexOutOfBoundsException if that part is not within {@code source}
     * @throws IllegalStateException if the buffer would pass two gigabytes
     */
    public WireBuffer put(byte[] source, int offset, int count) {
        ensureRoomFor(Math.max(count, 0));
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        return this;
    }

    /**
     * Appends one byte.
     *
     * @param asciiByte an ASCII character; not checked
     * @return this buffer
     * @throws IllegalStateException if the buffer would pass two gigabytes
     */
    public WireBuffer put(char asciiByte) {
        ensureRoomFor(1);
        bytes[length++] = (byte) asciiByte;
        return this;
    }

    /**
     * Appends a number in decimal digits, with {@code -} when it is negative.
     *
     * @param number any number
     * @return this buffer
     * @throws IllegalStateException if the buffer would pass two gigabytes
     */
    public WireBuffer putDecimal(long number) {
        return number < 0 ? put('-').putUnsigned(-number) : putUnsigned(number);
    }

    /**
     * Appends an unsigned number in decimal digits: {@code -1} becomes {@code 18446744073709551615}.
     *
     * @param number 64 bits, taken as unsigned
     * @return this buffer
     * @throws IllegalStateException if the buffer would pass two gigabytes
     */
    public WireBuffer putUnsigned(long number) {
        int digits = Decimals.digits(number);
        ensureRoomFor(digits);
        length += digits;
        Decimals.write(number, bytes, length);
        return this;
    }

    /**
     * Appends text of ASCII characters only.
     *
     * @param text the text
     * @return this buffer
     * @throws IllegalArgumentException if a character is not ASCII; then nothing was appended
     * @throws IllegalStateException if the buffer would pass two gigabytes
     */
    public WireBuffer putAscii(String text) {
        int count = text.length();
        ensureRoomFor(count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                throw new IllegalArgumentException("not an ASCII character at index " + i + ": U+"
                        + Integer.toHexString(0x10000 | c).substring(1));
            }
            bytes[length + i] = (byte) c;
        }
        length += count;
        return this;
    }

    /**
     * The array that holds the bytes, from index 0 to {@link #length()}. It is the buffer's own, and replaced when the
     * buffer grows.
     *
     * @return the array, not a copy
     */
    public byte[] array() {
        return bytes;
    }

    /**
     * The number of bytes put so far.
     *
     * @return bytes in use
     */
    public int length() {
        return length;
    }

    /**
     * Takes back what was appended last.
     *
     * @param newLength the length to go back to, in bytes
     * @return this buffer
     * @throws IllegalArgumentException if that is negative or more than {@link #length()}
     */
    public WireBuffer truncate(int newLength) {
        if (newLength < 0 || newLength > length) {
            throw new IllegalArgumentException("cannot truncate " + length + " bytes to " + newLength);
        }
        length = newLength;
        return this;
    }

    /** Forgets the bytes and keeps the array. */
    public void clear() {
        length = 0;
    }

    /**
     * Gives the memory of a rare large command back: when the array is longer than {@code maxRetainedCapacity} and
     * the buffer is empty, a new one of the initial capacity takes its place. Call it after {@link #clear()}.
     *
     * @param maxRetainedCapacity longest array to keep, in bytes
     */
    public void releaseAbove(int maxRetainedCapacity) {
        if (length == 0 && bytes.length > Math.max(maxRetainedCapacity, initialCapacity)) {
            bytes = new byte[initialCapacity];
        }
    }

    private void ensureRoomFor(int more) {
        if (more > bytes.length - length) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) length + more;
        if (needed > MAX_CAPACITY) {
            throw new IllegalStateException(
                    "no room for " + more + " more bytes after " + length + ": a buffer holds at most " + MAX_CAPACITY);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_CAPACITY, Math.max(needed, bytes.length * 2L)));
    }
}
