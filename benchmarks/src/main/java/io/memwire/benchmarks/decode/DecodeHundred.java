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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.rubyeye.xmemcached.command.CommandType;
import net.rubyeye.xmemcached.command.text.TextGetMultiCommand;
import net.spy.memcached.ops.GetOperation;
import net.spy.memcached.protocol.ascii.AsciiOperationFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * The answer to one {@code get} of 100 keys, 100 bytes each, all in one buffer; see {@link DecodeGet}. xmemcached gives
 * its values to a map.
 */
public class DecodeHundred extends Nanos {
    private static final int KEYS = 100;
    private static final int BUFFER_BYTES = 32 << 10;

    private final ReplyDecoder decoder = new ReplyDecoder(ReplyLimits.DEFAULTS);
    private final ReplyScan scan = new ReplyScan();
    private final byte[] received = new byte[BUFFER_BYTES];
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final ByteBuf nettyBuffer = Unpooled.buffer(BUFFER_BYTES);
    private final AsciiOperationFactory spymemcached = new AsciiOperationFactory();
    private final SpyHits hits = new SpyHits();
    private final FolsomDecoder folsom = new FolsomDecoder();
    private final byte[][] values = new byte[KEYS][];
    private final byte[][] keyBytes = new byte[KEYS][];
    private List<String> keys;
    private byte[] wire;

    @Setup
    public void prepare() {
        String[] texts = Keys.of("ascii-30", KEYS);
        keys = List.of(texts);
        for (int i = 0; i < KEYS; i++) {
            keyBytes[i] = texts[i].getBytes(UTF_8);
        }
        wire = Wire.hits(texts, 100);
    }

    @Benchmark
    public byte[][] bound() {
        System.arraycopy(wire, 0, received, 0, wire.length);
        scan.reset();
        for (int i = 0; i < KEYS; i++) {
            values[i] = scan.next(received);
        }
        return values;
    }

    @Benchmark
    public byte[][] memwire() {
        System.arraycopy(wire, 0, decoder.target(), decoder.targetOffset(), wire.length);
        decoder.received(wire.length);
        int i = 0;
        for (ReplyKind kind = decoder.next(); kind != null; kind = decoder.next()) {
            if (kind == ReplyKind.VALUE && decoder.keyEquals(keyBytes[i])) {
                values[i++] = decoder.value();
            }
        }
        return values;
    }

    @Benchmark
    public long spymemcached() throws IOException {
        receive();
        GetOperation get = spymemcached.get(keys, hits);
        get.readFromBuffer(buffer);
        return hits.bytes;
    }

    @Benchmark
    public Object xmemcached() {
        receive();
        var get = new TextGetMultiCommand(keys.get(0), keyBytes[0], CommandType.GET_MANY, new CountDownLatch(1), null);
        get.decode(null, buffer);
        return get;
    }

    @Benchmark
    public int folsom() throws Exception {
        nettyBuffer.clear();
        nettyBuffer.writeBytes(wire);
        return folsom.decode(nettyBuffer);
    }

    private void receive() {
        buffer.clear();
        buffer.put(wire).flip();
    }
}
