import org.jspecify.annotations.NullMarked;

/**
 * The memcached text protocol without I/O: bytes in, bytes out, for clients and for servers. It opens no socket, starts
 * no thread and reads no clock, so it fits under any transport, and its tests need none.
 *
 * <p>A client encodes requests into a {@link io.memwire.protocol.text.WireBuffer} and decodes what comes back, in the
 * order of the requests:
 *
 * <pre>{@code
 * var out = new WireBuffer(4096);
 * RequestEncoder.store(out, StoreCommand.SET, key, 0, 60, value, false);
 * RequestEncoder.get(out, key);
 * socketOut.write(out.array(), 0, out.length());
 *
 * var replies = new ReplyDecoder(ReplyLimits.DEFAULTS);
 * ReplyKind kind;
 * while ((kind = replies.next()) != ReplyKind.END) { // STORED, VALUE, END
 *     if (kind == ReplyKind.VALUE && replies.keyEquals(key)) {
 *         found = replies.value();
 *     } else if (kind == null) {
 *         int count = socketIn.read(replies.target(), replies.targetOffset(), replies.targetLength());
 *         replies.received(count); // -1 at the end of the stream: see isMidReply()
 *     }
 * }
 * }</pre>
 *
 * <p>Every limit is a parameter. What breaks the protocol or a limit is a
 * {@link io.memwire.protocol.text.MalformedReplyException} that says what was expected and quotes what came.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.protocol.text {
    requires static transitive org.jspecify;

    exports io.memwire.protocol.text;
}
