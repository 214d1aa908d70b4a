package io.memwire.testkit;

/** Exptime, as commands carry it, to the moment it means. Source: protocol.txt, "Expiration times". */
final class Expiry {
    static final long NEVER = Long.MAX_VALUE;

    /** Up to here, in seconds (30 days), an exptime counts from now; above it is a Unix time. */
    private static final int MAX_RELATIVE_SECONDS = 60 * 60 * 24 * 30;

    private static final long AT_ONCE = Long.MIN_VALUE;

    private Expiry() {}

    static long atMillis(int exptime, long nowMillis) {
        if (exptime == 0) {
            return NEVER;
        }
        if (exptime < 0) {
            return AT_ONCE;
        }
        return exptime * 1000L + (exptime <= MAX_RELATIVE_SECONDS ? nowMillis : 0);
    }
}
