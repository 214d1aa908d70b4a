package io.memwire.protocol.text;

/**
 * One request, as a {@link RequestDecoder} found it. Which accessors mean something depends on {@link #kind()}.
 *
 * <p>The decoder fills the same object again and again, and keys are ranges of its buffer: a request is valid until the
 * decoder's next {@code next} or {@code received}. Not thread-safe.
 *
 * @since 0.1
 */
public final class Request {
    private static final byte[] NONE = {};

    private RequestKind kind = RequestKind.MALFORMED;
    private boolean noreply;
    private String text = "";
    private byte[] keyBytes = NONE;
    private int keyOffset;
    private int keyLength;
    private int keysEnd;
    private int flags;
    private int exptime;
    private long number;
    private int valueLength;
    private byte[] value = NONE;
    private boolean tooLarge;

    Request() {}

    /**
     * What is asked for.
     *
     * @return the kind
     */
    public RequestKind kind() {
        return kind;
    }

    /**
     * Whether the sender wants no answer. An error is not answered then either, as in memcached; retrievals are.
     *
     * @return whether {@code noreply} ended the line of a command that knows the word
     */
    public boolean isNoreply() {
        return noreply;
    }

    /**
     * Moves to the next key of a get, gets, gat or gats, which starts before its first; a {@code gat} may have none.
     * Other requests are on their only key from the start and have no next.
     *
     * @return whether there is one
     */
    public boolean nextKey() {
        int from = keyOffset + keyLength;
        while (from < keysEnd && keyBytes[from] == ' ') {
            from++;
        }
        int to = from;
        while (to < keysEnd && keyBytes[to] != ' ') {
            to++;
        }
        keyOffset = from;
        keyLength = to - from;
        return keyLength > 0;
    }

    /**
     * The array that holds the key at {@link #keyOffset()}.
     *
     * @return the decoder's own array; not to be written to
     */
    public byte[] keyBytes() {
        return keyBytes;
    }

    /**
     * Index of the key's first byte.
     *
     * @return index in {@link #keyBytes()}
     */
    public int keyOffset() {
        return keyOffset;
    }

    /**
     * Length of the key.
     *
     * @return bytes, at most {@link RequestLimits#maxKeyBytes()}
     */
    public int keyLength() {
        return keyLength;
    }

    /**
     * Client flags of a storage command.
     *
     * @return an unsigned 32-bit number
     */
    public int flags() {
        return flags;
    }

    /**
     * The exptime of a storage command, touch, gat or gats, and the delay of flush_all (0 when none is given).
     *
     * @return seconds: 0 never, negative at once, over 30 days a Unix time
     */
    public int exptime() {
        return exptime;
    }

    /**
     * The cas unique of a cas command.
     *
     * @return an unsigned 64-bit number
     */
    public long casUnique() {
        return number;
    }

    /**
     * What incr and decr add or take away.
     *
     * @return an unsigned 64-bit number
     */
    public long delta() {
        return number;
    }

    /**
     * The data block of a storage command, unless {@link #isTooLarge()}.
     *
     * @return an array of the value's length, handed over to the caller
     */
    public byte[] value() {
        return value;
    }

    /**
     * Whether a storage command's data block is over {@link RequestLimits#maxValueBytes()}. The request is told at once;
     * the decoder skips the data by itself.
     *
     * @return whether there is no value
     */
    public boolean isTooLarge() {
        return tooLarge;
    }

    /**
     * What follows {@code stats}.
     *
     * @return the words with one space between them, or an empty text
     */
    public String arguments() {
        return text;
    }

    /**
     * The answer to a {@link RequestKind#MALFORMED} request.
     *
     * @return a line in memcached's own words, without its line end
     */
    public String error() {
        return text;
    }

    void reset(RequestKind newKind, boolean isNoreply) {
        kind = newKind;
        noreply = isNoreply;
        text = "";
        keyOffset = 0;
        keyLength = 0;
        keysEnd = 0;
        flags = 0;
        exptime = 0;
        number = 0;
        valueLength = 0;
        value = NONE;
        tooLarge = false;
    }

    /** The request becomes an error; whether it is answered stays as it was. */
    void refuse(String error) {
        kind = RequestKind.MALFORMED;
        text = error;
    }

    void setKey(byte[] bytes, int from, int to) {
        keyBytes = bytes;
        keyOffset = from;
        keyLength = to - from;
    }

    void setKeys(byte[] bytes, int from, int to) {
        setKey(bytes, from, from);
        keysEnd = to;
    }

    void setFlags(int clientFlags) {
        flags = clientFlags;
    }

    void setExptime(int seconds) {
        exptime = seconds;
    }

    void setNumber(long casUniqueOrDelta) {
        number = casUniqueOrDelta;
    }

    void setArguments(String arguments) {
        text = arguments;
    }

    int valueLength() {
        return valueLength;
    }

    void setValueLength(int length) {
        valueLength = length;
    }

    void setValue(byte[] bytes) {
        value = bytes;
    }

    void setTooLarge() {
        tooLarge = true;
    }

    boolean awaitsValue() {
        return switch (kind) {
            case SET, ADD, REPLACE, APPEND, PREPEND, CAS -> true;
            default -> false;
        };
    }
}
