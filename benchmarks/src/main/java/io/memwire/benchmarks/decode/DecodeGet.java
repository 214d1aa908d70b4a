package io.memwire.benchmarks.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.benchmarks.Keys;
import io.memwire.benchmarks.Nanos;
import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.ReplyLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.rubyeye.xmemcached.command.Command;
import net.rubyeye.xmemcached.command.CommandType;
import net.rubyeye.xmemcached.command.TextCommandFactory;
import net.spy.memcached.ops.GetOperation;
import net.spy.memcached.protocol.ascii.AsciiOperationFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The answer to {@code get} of one key, from bytes that were just received, whole or in pieces, to a value of its own,
 * for the key that was asked. The bound is {@link ReplyScan}. All copy the bytes into their read buffer first, as a
 * socket would. spymemcached and xmemcached decode into the object of the request, so that one is made anew for each
 * answer.
 */
public class DecodeGet extends Nanos {
    private static final int BUFFER_BYTES = 16 << 10;

    /** Length of the value. */
    @Param({"100", "4096"})
    public int valueBytes;

    /** How many bytes come at once; 0 for all. */
    @Param({"0", "64"})
    public int piece;

    private final ReplyDecoder decoder = new ReplyDecoder(ReplyLimits.DEFAULTS);
    private final ReplyScan scan = new ReplyScan();
    private final byte[] received = new byte[BUFFER_BYTES];
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final ByteBuf nettyBuffer = Unpooled.buffer(BUFFER_BYTES);
    private final AsciiOperationFactory spymemcached = new AsciiOperationFactory();
    private final SpyHits hits = new SpyHits();
    private final TextCommandFactory xmemcached = new TextCommandFactory();
    private final FolsomDecoder folsom = new FolsomDecoder();
    private String key;
    private byte[] keyBytes;
    private byte[] wire;
    private int pieceBytes;

    @Setup
    public void prepare() {
        key = Keys.of("ascii-30", 1)[0];
        keyBytes = key.getBytes(UTF_8);
        wire = Wire.hits(new String[] {key}, valueBytes);
        pieceBytes = piece == 0 ? wire.length : piece;
    }

    @Benchmark
    public byte[] bound() {
        System.arraycopy(wire, 0, received, 0, wire.length);
        scan.reset();
        return scan.next(received);
    }

    @Benchmark
    public byte[] memwire() {
        byte[] value = null;
        for (int at = 0; at < wire.length; ) {
            int count = Math.min(Math.min(pieceBytes, wire.length - at), decoder.targetLength());
            System.arraycopy(wire, at, decoder.target(), decoder.targetOffset(), count);
            decoder.received(count);
            at += count;
            for (ReplyKind kind = decoder.next(); kind != null; kind = decoder.next()) {
                if (kind == ReplyKind.VALUE && decoder.keyEquals(keyBytes)) {
                    value = decoder.value();
                }
            }
        }
        return value;
    }

    @Benchmark
    public long spymemcached() throws IOException {
        GetOperation get = spymemcached.get(key, hits);
        for (int at = 0; at < wire.length; at += pieceBytes) {
            receive(at);
            get.readFromBuffer(buffer);
        }
        return hits.bytes;
    }

    @Benchmark
    public Object xmemcached() {
        Command get = xmemcached.createGetCommand(key, keyBytes, CommandType.GET_ONE, null);
        buffer.clear();
        for (int at = 0; at < wire.length; at += pieceBytes) {
            buffer.put(wire, at, Math.min(pieceBytes, wire.length - at)).flip();
            get.decode(null, buffer);
            buffer.compact(); // it reads a field only when it is whole
        }
        return get.getResult();
    }

    @Benchmark
    public int folsom() throws Exception {
        int replies = 0;
        nettyBuffer.clear();
        for (int at = 0; at < wire.length; at += pieceBytes) {
            nettyBuffer.writeBytes(wire, at, Math.min(pieceBytes, wire.length - at));
            replies += folsom.decode(nettyBuffer);
        }
        return replies;
    }

    private void receive(int at) {
        buffer.clear();
        buffer.put(wire, at, Math.min(pieceBytes, wire.length - at)).flip();
    }
}
