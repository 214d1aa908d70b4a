package io.memwire.api;

/**
 * The calling thread was interrupted while it waited; its interrupt flag is set again. Applied: unknown. Connection:
 * kept, the late answer is dropped. Thrown in every {@link FailureMode}.
 *
 * @since 0.1
 */
public final class MemcacheInterruptedException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Names the node that was waited for. */
    public MemcacheInterruptedException(String node) {
        super("interrupted while waiting for " + node + "; the request may or may not have been applied", null);
    }
}
