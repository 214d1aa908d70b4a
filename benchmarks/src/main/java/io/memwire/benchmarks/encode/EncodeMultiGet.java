package io.memwire.benchmarks.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.spotify.folsom.client.AbstractRequest;
import com.spotify.folsom.client.ascii.MultigetRequest;
import io.memwire.api.Key;
import io.memwire.benchmarks.Keys;
import io.memwire.benchmarks.Nanos;
import io.memwire.benchmarks.XmemcachedBytes;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.WireBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.rubyeye.xmemcached.command.Command;
import net.rubyeye.xmemcached.command.CommandType;
import net.rubyeye.xmemcached.command.TextCommandFactory;
import net.spy.memcached.ops.GetOperation;
import net.spy.memcached.protocol.ascii.AsciiOperationFactory;
import net.spy.memcached.util.StringUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** From 100 {@code String} keys, checked, to one {@code get} of them all. The bound copies the finished bytes. */
public class EncodeMultiGet extends Nanos {
    private static final int KEYS = 100;

    /** What the keys are made of, and how many bytes they have. */
    @Param({"ascii-30", "utf8-30"})
    public String key;

    private final WireBuffer out = new WireBuffer(32 << 10);
    private final byte[] target = new byte[32 << 10];
    private final AsciiOperationFactory spymemcached = new AsciiOperationFactory();
    private final SpyCallback callback = new SpyCallback();
    private final TextCommandFactory xmemcached = new TextCommandFactory();
    private final XmemcachedBytes rawBytes = new XmemcachedBytes();
    private final ByteBuffer folsomBuffer = ByteBuffer.allocate(70_000);
    private List<String> keys;
    private byte[] finished;

    @Setup
    public void prepare() {
        keys = List.of(Keys.of(key, KEYS));
        finished = ("get " + String.join(" ", keys) + "\r\n").getBytes(UTF_8);
    }

    @Benchmark
    public byte[] bound() {
        System.arraycopy(finished, 0, target, 0, finished.length);
        return target;
    }

    @Benchmark
    public int memwire() {
        out.clear();
        boolean first = true;
        for (String text : keys) {
            byte[] bytes = Key.of(text).bytes();
            if (first) {
                RequestEncoder.get(out, bytes);
                first = false;
            } else {
                RequestEncoder.anotherKey(out, bytes);
            }
        }
        return out.length();
    }

    @Benchmark
    public ByteBuffer spymemcached() {
        for (String text : keys) {
            StringUtils.validateKey(text, false);
        }
        GetOperation get = spymemcached.get(keys, callback);
        get.initialize();
        return get.getBuffer();
    }

    @Benchmark
    public Object xmemcached() {
        Command get = xmemcached.createGetMultiCommand(keys, new CountDownLatch(1), CommandType.GET_MANY, rawBytes);
        get.encode();
        return get.getIoBuffer();
    }

    @Benchmark
    public int folsom() {
        folsomBuffer.clear();
        ByteBuf bytes = MultigetRequest.create(AbstractRequest.encodeKeys(keys, UTF_8, 250), false)
                .writeRequest(PooledByteBufAllocator.DEFAULT, folsomBuffer);
        int length = bytes.readableBytes();
        bytes.release();
        return length;
    }
}
