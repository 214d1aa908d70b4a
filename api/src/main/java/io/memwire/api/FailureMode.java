package io.memwire.api;

/**
 * What a call does when its server fails. The caller's own errors ({@link InvalidRequestException}), values that cannot
 * be decoded ({@link TranscodingException}), a {@code CLIENT_ERROR} and an interrupt always throw.
 *
 * @since 0.1
 */
public enum FailureMode {
    /**
     * A cache that is down is a miss, as in python-memcached: unreachable nodes, time-outs and refused stores give the
     * miss, false or empty result, are counted, logged and told to the listener.
     */
    DEGRADE,
    /** Each failure is thrown as its typed exception; of a multi operation as {@link PartialResultException}, with its results. */
    THROW
}
