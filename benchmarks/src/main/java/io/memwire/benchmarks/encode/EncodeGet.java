package io.memwire.benchmarks.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.spotify.folsom.client.AbstractRequest;
import com.spotify.folsom.client.ascii.GetRequest;
import io.memwire.api.Key;
import io.memwire.benchmarks.Keys;
import io.memwire.benchmarks.Nanos;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.WireBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
import net.rubyeye.xmemcached.command.Command;
import net.rubyeye.xmemcached.command.CommandType;
import net.rubyeye.xmemcached.command.TextCommandFactory;
import net.rubyeye.xmemcached.utils.ByteUtils;
import net.spy.memcached.ops.GetOperation;
import net.spy.memcached.protocol.ascii.AsciiOperationFactory;
import net.spy.memcached.util.StringUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** From a {@code String} key, checked, to the bytes of {@code get <key>}. The bound copies the finished bytes. */
public class EncodeGet extends Nanos {
    private static final int KEYS = 64;

    /** What the keys are made of, and how many bytes they have. */
    @Param({"ascii-10", "ascii-30", "ascii-250", "utf8-30", "utf8-250"})
    public String key;

    private final WireBuffer out = new WireBuffer(1024);
    private final byte[] target = new byte[1024];
    private final byte[][] finished = new byte[KEYS][];
    private final AsciiOperationFactory spymemcached = new AsciiOperationFactory();
    private final SpyCallback callback = new SpyCallback();
    private final TextCommandFactory xmemcached = new TextCommandFactory();
    private final ByteBuffer folsomBuffer = ByteBuffer.allocate(70_000);
    private String[] keys;
    private int next;

    @Setup
    public void prepare() {
        keys = Keys.of(key, KEYS);
        for (int i = 0; i < KEYS; i++) {
            finished[i] = ("get " + keys[i] + "\r\n").getBytes(UTF_8);
        }
    }

    private int next() {
        next = (next + 1) % KEYS;
        return next;
    }

    @Benchmark
    public byte[] bound() {
        byte[] bytes = finished[next()];
        System.arraycopy(bytes, 0, target, 0, bytes.length);
        return target;
    }

    @Benchmark
    public int memwire() {
        out.clear();
        RequestEncoder.get(out, Key.of(keys[next()]).bytes());
        return out.length();
    }

    @Benchmark
    public ByteBuffer spymemcached() {
        String text = keys[next()];
        StringUtils.validateKey(text, false);
        GetOperation get = spymemcached.get(text, callback);
        get.initialize();
        return get.getBuffer();
    }

    @Benchmark
    public Object xmemcached() {
        String text = keys[next()];
        byte[] bytes = ByteUtils.getBytes(text);
        ByteUtils.checkKey(bytes);
        Command get = xmemcached.createGetCommand(text, bytes, CommandType.GET_ONE, null);
        get.encode();
        return get.getIoBuffer();
    }

    @Benchmark
    public int folsom() {
        folsomBuffer.clear();
        var get = new GetRequest(AbstractRequest.encodeKey(keys[next()], UTF_8, 250), false);
        ByteBuf bytes = get.writeRequest(PooledByteBufAllocator.DEFAULT, folsomBuffer);
        int length = bytes.readableBytes();
        bytes.release();
        return length;
    }
}
