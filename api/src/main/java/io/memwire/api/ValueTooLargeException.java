package io.memwire.api;

/**
 * A value whose encoded form is over {@code maxValueBytes}. Applied: no. Connection: kept.
 *
 * @since 0.1
 */
public final class ValueTooLargeException extends InvalidRequestException {
    private static final long serialVersionUID = 1L;

    /** Names the length and the limit, both in bytes. */
    public ValueTooLargeException(int length, int limit) {
        super("value of " + length + " bytes is over maxValueBytes, " + limit
                + ": store less, compress it, or raise the limit here and with memcached's -I");
    }
}
