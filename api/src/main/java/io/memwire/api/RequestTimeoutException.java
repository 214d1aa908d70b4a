package io.memwire.api;

/**
 * No answer before the deadline. Applied: unknown. Connection: kept while it still answers, a late answer is dropped;
 * closed when its oldest request is overdue.
 *
 * @since 0.1
 */
public final class RequestTimeoutException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Names the node, the time waited in milliseconds, and the setting. */
    public RequestTimeoutException(String node, long timeoutMillis) {
        super(
                "no answer from " + node + " in " + timeoutMillis
                        + " ms (setting: timeout); the request may or may not have been applied"
                        + " (docs/errors.md#time-out)",
                null);
    }
}
