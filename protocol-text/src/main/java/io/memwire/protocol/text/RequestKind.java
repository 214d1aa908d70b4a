package io.memwire.protocol.text;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Request} asks for: one constant a command of the classic protocol, and two for lines that are none.
 * Source: protocol.txt.
 *
 * @since 0.1
 */
public enum RequestKind {
    /** {@code get <key>*}: values by key ("Retrieval command"). */
    GET("get"),
    /** {@code gets <key>*}: as {@link #GET}, with each value's cas unique. */
    GETS("gets"),
    /** {@code set}: store in any case ("Storage commands"). */
    SET("set"),
    /** {@code add}: store if the key is not held. */
    ADD("add"),
    /** {@code replace}: store if the key is held. */
    REPLACE("replace"),
    /** {@code append}: add to the end of a held value; the flags and the exptime given are ignored. */
    APPEND("append"),
    /** {@code prepend}: as {@link #APPEND}, before the held value. */
    PREPEND("prepend"),
    /** {@code cas}: store if nobody has since the cas unique was read. */
    CAS("cas"),
    /** {@code delete <key>} ("Deletion"). */
    DELETE("delete"),
    /** {@code incr <key> <delta>} ("Increment/Decrement"). */
    INCR("incr"),
    /** {@code decr <key> <delta>}. */
    DECR("decr"),
    /** {@code touch <key> <exptime>} ("Touch"). */
    TOUCH("touch"),
    /** {@code gat <exptime> <key>*}: touch and get ("Get And Touch"). */
    GAT("gat"),
    /** {@code gats <exptime> <key>*}: as {@link #GAT}, with each value's cas unique. */
    GATS("gats"),
    /** {@code flush_all [delay]} ("Other commands"). */
    FLUSH_ALL("flush_all"),
    /** {@code stats [argument]*} ("Statistics"). */
    STATS("stats"),
    /** {@code version}. */
    VERSION("version"),
    /** {@code verbosity <level>}. */
    VERBOSITY("verbosity"),
    /** {@code quit}: close the connection, with no answer. */
    QUIT("quit"),
    /** Not a request that memcached accepts; {@link Request#error()} is the line it answers with. */
    MALFORMED(null),
    /** A line over the limit. Where the next request begins is unknown: the connection is to be closed. */
    LINE_TOO_LONG(null);

    private static final RequestKind[] KINDS = values();

    private final @Nullable String word;

    RequestKind(@Nullable String word) {
        this.word = word;
    }

    /** The command that the bytes name, or {@link #MALFORMED}. */
    static RequestKind named(byte[] bytes, int from, int to) {
        for (RequestKind kind : KINDS) {
            if (kind.word != null && matches(kind.word, bytes, from, to)) {
                return kind;
            }
        }
        return MALFORMED;
    }

    private static boolean matches(String word, byte[] bytes, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
