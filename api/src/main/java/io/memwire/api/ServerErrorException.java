package io.memwire.api;

/**
 * The server answered with an error line. Applied: no, but a refused {@code set} may have dropped the old value.
 * Connection: kept, except when {@code ERROR} or {@code CLIENT_ERROR} answers a storage command. Source: protocol.txt,
 * "Error strings".
 *
 * @since 0.1
 */
public final class ServerErrorException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Which of the three error lines it was. */
    public enum Kind {
        /** {@code ERROR}: the server does not know the command. */
        ERROR,
        /** {@code CLIENT_ERROR}: the server cannot accept the request, for example {@code incr} on text. */
        CLIENT_ERROR,
        /** {@code SERVER_ERROR}: the server cannot carry it out, for example out of memory. */
        SERVER_ERROR
    }

    private final Kind kind;
    private final String serverText;

    /** Names the node and quotes the server. */
    public ServerErrorException(String node, Kind kind, String serverText) {
        super(node + " answered " + kind + (serverText.isEmpty() ? "" : " " + serverText), null);
        this.kind = kind;
        this.serverText = serverText;
    }

    /** Which error line it was. */
    public Kind kind() {
        return kind;
    }

    /** The server's own words after the kind; may be empty; control bytes escaped. */
    public String serverText() {
        return serverText;
    }
}
