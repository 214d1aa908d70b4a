package io.memwire.benchmarks.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.spotify.folsom.client.AbstractRequest;
import com.spotify.folsom.client.ascii.SetRequest;
import io.memwire.api.Key;
import io.memwire.benchmarks.Keys;
import io.memwire.benchmarks.Nanos;
import io.memwire.benchmarks.XmemcachedBytes;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.StoreCommand;
import io.memwire.protocol.text.WireBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.rubyeye.xmemcached.command.Command;
import net.rubyeye.xmemcached.command.TextCommandFactory;
import net.rubyeye.xmemcached.utils.ByteUtils;
import net.spy.memcached.ops.StoreOperation;
import net.spy.memcached.ops.StoreType;
import net.spy.memcached.protocol.ascii.AsciiOperationFactory;
import net.spy.memcached.util.StringUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * From a {@code String} key, checked, and a value to the bytes of a {@code set}. The bound copies the finished bytes.
 */
public class EncodeSet extends Nanos {
    private static final int KEYS = 64;

    /** What the keys are made of, and how many bytes they have. */
    @Param({"ascii-30", "utf8-30"})
    public String key;

    /** Length of the value. */
    @Param({"100", "4096"})
    public int valueBytes;

    private final WireBuffer out = new WireBuffer(8192);
    private final byte[] target = new byte[8192];
    private final byte[][] finished = new byte[KEYS][];
    private final AsciiOperationFactory spymemcached = new AsciiOperationFactory();
    private final SpyCallback callback = new SpyCallback();
    private final TextCommandFactory xmemcached = new TextCommandFactory();
    private final XmemcachedBytes rawBytes = new XmemcachedBytes();
    private final ByteBuffer folsomBuffer = ByteBuffer.allocate(70_000);
    private String[] keys;
    private byte[] value;
    private int next;

    @Setup
    public void prepare() {
        keys = Keys.of(key, KEYS);
        value = new byte[valueBytes];
        Arrays.fill(value, (byte) 'v');
        for (int i = 0; i < KEYS; i++) {
            out.clear();
            RequestEncoder.store(out, StoreCommand.SET, keys[i].getBytes(UTF_8), 0, 0, value, false);
            finished[i] = Arrays.copyOf(out.array(), out.length());
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
        byte[] bytes = Key.of(keys[next()]).bytes();
        RequestEncoder.store(out, StoreCommand.SET, bytes, 0, 0, value, false);
        return out.length();
    }

    @Benchmark
    public ByteBuffer spymemcached() {
        String text = keys[next()];
        StringUtils.validateKey(text, false);
        StoreOperation set = spymemcached.store(StoreType.set, text, 0, 0, value, callback);
        set.initialize();
        return set.getBuffer();
    }

    @Benchmark
    public Object xmemcached() {
        String text = keys[next()];
        byte[] bytes = ByteUtils.getBytes(text);
        ByteUtils.checkKey(bytes);
        Command set = xmemcached.createSetCommand(text, bytes, 0, value, false, rawBytes);
        set.encode();
        return set.getIoBuffer();
    }

    @Benchmark
    public int folsom() {
        folsomBuffer.clear();
        byte[] bytes = AbstractRequest.encodeKey(keys[next()], UTF_8, 250);
        ByteBuf request = SetRequest.create(SetRequest.Operation.SET, bytes, value, 0)
                .writeRequest(PooledByteBufAllocator.DEFAULT, folsomBuffer);
        int length = request.readableBytes();
        request.release();
        return length;
    }
}
