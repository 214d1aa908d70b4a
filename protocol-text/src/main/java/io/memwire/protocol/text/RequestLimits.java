package io.memwire.protocol.text;

/**
 * What a {@link RequestDecoder} accepts and keeps.
 *
 * @param maxKeyBytes longest key, in bytes
 * @param maxLineBytes longest command line without its line end, in bytes; {@code get} and {@code gets} excepted
 * @param maxRetrievalLineBytes longest {@code get} or {@code gets} line, in bytes
 * @param maxValueBytes longest data block, in bytes; a longer one is skipped and reported as too large
 * @param readBufferBytes size of the buffer that bytes are read into; it grows for a longer retrieval line
 * @since 0.1
 */
public record RequestLimits(
        int maxKeyBytes, int maxLineBytes, int maxRetrievalLineBytes, int maxValueBytes, int readBufferBytes) {
    /**
     * Keys of 250 bytes and values of 1 MiB, as memcached; lines of 16 KiB and retrieval lines of 1 MiB. memcached takes
     * what its read buffer of 16 KiB holds whole, gives up a line that is cut after more than 2,048 bytes, and does not
     * bound retrieval lines; here nothing depends on where the bytes are cut.
     */
    public static final RequestLimits DEFAULTS = new RequestLimits(250, 16 << 10, 1 << 20, 1 << 20, 8 << 10);

    /** A line is judged by its command, which may stand behind a hundred spaces. */
    private static final int SHORTEST_LINE_LIMIT = 128;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is not positive, or lines are so short that commands do not fit
     */
    public RequestLimits {
        requirePositive(maxKeyBytes, "maxKeyBytes");
        if (maxLineBytes < SHORTEST_LINE_LIMIT) {
            throw new IllegalArgumentException(
                    "maxLineBytes must be at least " + SHORTEST_LINE_LIMIT + ": " + maxLineBytes);
        }
        requirePositive(maxRetrievalLineBytes, "maxRetrievalLineBytes");
        requirePositive(maxValueBytes, "maxValueBytes");
        requirePositive(readBufferBytes, "readBufferBytes");
    }

    /**
     * These limits with another longest value.
     *
     * @param maxValueBytes longest data block, in bytes
     * @return the limits
     */
    public RequestLimits withMaxValueBytes(int maxValueBytes) {
        return new RequestLimits(maxKeyBytes, maxLineBytes, maxRetrievalLineBytes, maxValueBytes, readBufferBytes);
    }

    private static void requirePositive(int size, String name) {
        if (size <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + size);
        }
    }
}
