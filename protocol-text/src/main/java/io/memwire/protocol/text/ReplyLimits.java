package io.memwire.protocol.text;

/**
 * How much a {@link ReplyDecoder} takes from a server before it calls a reply malformed, and how much it reads at once.
 *
 * @param maxLineBytes longest line of a reply without its line end, in bytes, 1 to 2<sup>30</sup>
 * @param maxValueBytes longest value, in bytes, 0 to 2<sup>30</sup>
 * @param maxStatisticsBytes longest answer to {@code stats}: all its lines with their line ends, in bytes, 1 to
 *     2<sup>30</sup>
 * @param readBufferBytes size of the buffer to read into, 16 to 2<sup>30</sup>; one line longer than that makes it
 *     grow for a while, a long value goes into its own array
 * @since 0.1
 */
public record ReplyLimits(int maxLineBytes, int maxValueBytes, int maxStatisticsBytes, int readBufferBytes) {
    /** 8,192 bytes a line, values up to 128 MiB, statistics up to 4 MiB, reads of up to 32 KiB. */
    public static final ReplyLimits DEFAULTS = new ReplyLimits(8_192, 128 << 20, 4 << 20, 32 << 10);

    private static final int HIGHEST = 1 << 30;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ReplyLimits {
        check("maxLineBytes", maxLineBytes, 1);
        check("maxValueBytes", maxValueBytes, 0);
        check("maxStatisticsBytes", maxStatisticsBytes, 1);
        check("readBufferBytes", readBufferBytes, 16);
    }

    private static void check(String name, int bytes, int lowest) {
        if (bytes < lowest || bytes > HIGHEST) {
            throw new IllegalArgumentException(name + " must be " + lowest + " to " + HIGHEST + ", not " + bytes);
        }
    }
}
