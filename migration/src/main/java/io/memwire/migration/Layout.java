package io.memwire.migration;

/**
 * How spymemcached and xmemcached lay a value out. Both have all three, as transcoders of these names, and flags decide
 * nothing between them: the same flags mean another class in another layout. So choose the one that the application uses.
 *
 * <p>In all of them the flag 2 says that the data is compressed. Numbers are big-endian. "Java-serialized" is what
 * {@link java.io.ObjectOutputStream} writes, and happens only if {@link JavaSerialization} was given.
 *
 * @since 0.1
 */
public enum Layout {
    /**
     * The default of both clients, their {@code SerializingTranscoder}.
     *
     * <table>
     * <caption>Class, flags, data</caption>
     * <tr><th>class</th><th>flags</th><th>data</th></tr>
     * <tr><td>{@link String}</td><td>0</td><td>text in the charset</td></tr>
     * <tr><td>{@link Boolean}</td><td>0x100</td><td>the character {@code 1} or {@code 0}</td></tr>
     * <tr><td>{@link Integer}</td><td>0x200</td><td>4 bytes, leading zero bytes dropped: 0 is empty</td></tr>
     * <tr><td>{@link Long}</td><td>0x300</td><td>8 bytes, leading zero bytes dropped</td></tr>
     * <tr><td>{@link java.util.Date}</td><td>0x400</td><td>milliseconds since 1970, as a {@code Long}; a subclass becomes
     *     a {@code Date}</td></tr>
     * <tr><td>{@link Byte}</td><td>0x500</td><td>1 byte</td></tr>
     * <tr><td>{@link Float}</td><td>0x600</td><td>its bits, as an {@code Integer}</td></tr>
     * <tr><td>{@link Double}</td><td>0x700</td><td>its bits, as a {@code Long}</td></tr>
     * <tr><td>{@code byte[]}</td><td>0x800</td><td>as it is</td></tr>
     * <tr><td>anything else, {@link Short} and {@link Character} too</td><td>1</td><td>Java-serialized</td></tr>
     * </table>
     */
    SERIALIZING("SerializingTranscoder"),

    /**
     * The layout of Whalin's client, version 2: {@code WhalinTranscoder}.
     *
     * <table>
     * <caption>Class, flags, data</caption>
     * <tr><th>class</th><th>flags</th><th>data</th></tr>
     * <tr><td>{@link Byte}</td><td>1</td><td>1 byte</td></tr>
     * <tr><td>{@link Integer}</td><td>4</td><td>4 bytes</td></tr>
     * <tr><td>{@link Character}</td><td>16</td><td>4 bytes, its UTF-16 code unit</td></tr>
     * <tr><td>{@link String}</td><td>32</td><td>text in the charset</td></tr>
     * <tr><td>{@link StringBuffer}, {@link StringBuilder}</td><td>64, 2048</td><td>as text</td></tr>
     * <tr><td>{@link Float}, {@link Double}</td><td>128, 512</td><td>4 or 8 bytes, its bits; every NaN is the same</td></tr>
     * <tr><td>{@link Short}</td><td>256</td><td>4 bytes</td></tr>
     * <tr><td>{@link java.util.Date}</td><td>1024</td><td>8 bytes, milliseconds since 1970</td></tr>
     * <tr><td>{@code byte[]}</td><td>4096</td><td>as it is</td></tr>
     * <tr><td>{@link Boolean}</td><td>8192</td><td>the byte 1 or 0</td></tr>
     * <tr><td>{@link Long}</td><td>16384</td><td>8 bytes</td></tr>
     * <tr><td>anything else</td><td>8</td><td>Java-serialized</td></tr>
     * </table>
     */
    WHALIN("WhalinTranscoder"),

    /**
     * The layout of Whalin's client, version 1: {@code WhalinV1Transcoder}. The first byte of the data is the class; the
     * flags are 0, or 8 for what is Java-serialized, which has no first byte of that kind.
     *
     * <table>
     * <caption>Class, first byte, what follows it</caption>
     * <tr><th>class</th><th>first byte</th><th>what follows</th></tr>
     * <tr><td>{@link Byte}</td><td>1</td><td>1 byte</td></tr>
     * <tr><td>{@link Boolean}</td><td>2</td><td>the byte 1 or 0</td></tr>
     * <tr><td>{@link Integer}, {@link Long}</td><td>3, 4</td><td>4 or 8 bytes</td></tr>
     * <tr><td>{@link Character}</td><td>5</td><td>4 bytes, its UTF-16 code unit</td></tr>
     * <tr><td>{@link String}, {@link StringBuffer}, {@link StringBuilder}</td><td>6, 7, 12</td><td>text in the
     *     charset</td></tr>
     * <tr><td>{@link Float}, {@link Double}</td><td>8, 10</td><td>4 or 8 bytes, its bits; every NaN is the same</td></tr>
     * <tr><td>{@link Short}</td><td>9</td><td>4 bytes</td></tr>
     * <tr><td>{@link java.util.Date}</td><td>11</td><td>8 bytes, milliseconds since 1970</td></tr>
     * <tr><td>anything else, {@code byte[]} too</td><td>–</td><td>Java-serialized</td></tr>
     * </table>
     *
     * <p>{@code byte[]} is Java-serialized as spymemcached does; xmemcached does not write it, but reads it.
     */
    WHALIN_V1("WhalinV1Transcoder");

    private final String theirName;

    Layout(String theirName) {
        this.theirName = theirName;
    }

    /** The name of the class in the other client. */
    String theirName() {
        return theirName;
    }

    ScalarLayout scalars(ScalarStyle style) {
        return switch (this) {
            case SERIALIZING -> new SerializingScalars(style);
            case WHALIN -> new WhalinScalars(style);
            case WHALIN_V1 -> new WhalinV1Scalars(style);
        };
    }
}
