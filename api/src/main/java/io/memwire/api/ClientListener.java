package io.memwire.api;

/**
 * Is told what a client lives through, for metrics and alarms. Thread-safety: called on the thread on which it happens,
 * by several at once; be quick, do not block, do not call the client. What it throws is logged and dropped.
 *
 * @since 0.1
 */
public interface ClientListener {
    /** A listener that does nothing. */
    ClientListener NONE = new ClientListener() {};

    /**
     * A request failed, whether its caller was told so or, with {@link FailureMode#DEGRADE}, was given a miss.
     *
     * @param command name of the command on the wire
     * @param server the server, as {@link Server#address()}; empty when there was none to ask
     * @param failure what went wrong
     */
    default void requestFailed(String command, String server, MemcacheException failure) {}

    /**
     * A server was marked dead: its keys go elsewhere, or are misses, until it is revived.
     *
     * @param server the server
     * @param reason why
     */
    default void serverDied(Server server, String reason) {}

    /**
     * A server that was dead is in use again.
     *
     * @param server the server
     */
    default void serverRevived(Server server) {}
}
