package io.memwire.benchmarks.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.code.yanf4j.core.Session;
import com.spotify.folsom.guava.HostAndPort;
import com.spotify.folsom.ketama.AddressAndClient;
import com.spotify.folsom.ketama.Continuum;
import io.memwire.benchmarks.Keys;
import io.memwire.benchmarks.Nanos;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import net.rubyeye.xmemcached.impl.ArrayMemcachedSessionLocator;
import net.rubyeye.xmemcached.impl.KetamaMemcachedSessionLocator;
import net.spy.memcached.ArrayModNodeLocator;
import net.spy.memcached.DefaultHashAlgorithm;
import net.spy.memcached.KetamaNodeLocator;
import net.spy.memcached.MemcachedNode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What stands beside {@link Route}: the bound, one CRC-32 of the key and a modulo; and the locators of other clients,
 * which take the key as they do, folsom as bytes and the others as a {@code String}. Some of them ask a node whether it
 * is connected: the stand-in that answers costs a few nanoseconds.
 */
public class RouteBeside extends Nanos {
    /** How many servers there are. */
    @Param({"3", "10", "100", "1000"})
    public int nodes;

    private final byte[][] keys = new byte[Placement.KEYS][];
    private final CRC32 crc32 = new CRC32();
    private String[] texts;
    private ArrayModNodeLocator spymemcachedModulo;
    private KetamaNodeLocator spymemcachedKetama;
    private ArrayMemcachedSessionLocator xmemcachedModulo;
    private KetamaMemcachedSessionLocator xmemcachedKetama;
    private Continuum folsom;
    private int next;

    @Setup
    public void prepare() {
        texts = Keys.of("ascii-30", Placement.KEYS);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = texts[i].getBytes(UTF_8);
        }
        List<MemcachedNode> spyNodes = standIns(MemcachedNode.class);
        spymemcachedModulo = new ArrayModNodeLocator(spyNodes, DefaultHashAlgorithm.CRC_HASH);
        spymemcachedKetama = new KetamaNodeLocator(spyNodes, DefaultHashAlgorithm.KETAMA_HASH);
        List<Session> sessions = standIns(Session.class);
        xmemcachedModulo = new ArrayMemcachedSessionLocator(net.rubyeye.xmemcached.HashAlgorithm.CRC32_HASH);
        xmemcachedModulo.updateSessions(sessions);
        xmemcachedKetama = new KetamaMemcachedSessionLocator(net.rubyeye.xmemcached.HashAlgorithm.KETAMA_HASH);
        xmemcachedKetama.updateSessions(sessions);
        folsom = new Continuum(IntStream.range(0, nodes)
                .mapToObj(i -> new AddressAndClient(
                        HostAndPort.fromParts(Plugins.host(i), 11211), new ConnectedFolsomClient()))
                .toList());
    }

    /** Objects that know their address, and say no whenever they are asked something. */
    @SuppressWarnings("ReferenceEquality") // they are equal to themselves alone
    private <T> List<T> standIns(Class<T> type) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> type.cast(Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> switch (method.getName()) {
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> i;
                            case "toString" -> Plugins.address(i);
                            case "getSocketAddress", "getRemoteSocketAddress" ->
                                InetSocketAddress.createUnresolved(Plugins.host(i), 11211);
                            default -> false;
                        })))
                .toList();
    }

    private int next() {
        next = (next + 1) % Placement.KEYS;
        return next;
    }

    @Benchmark
    public long bound() {
        crc32.reset();
        crc32.update(keys[next()]);
        return crc32.getValue() % nodes;
    }

    @Benchmark
    public Object spymemcachedModulo() {
        return spymemcachedModulo.getPrimary(texts[next()]);
    }

    @Benchmark
    public Object spymemcachedKetama() {
        return spymemcachedKetama.getPrimary(texts[next()]);
    }

    @Benchmark
    public Object xmemcachedModulo() {
        return xmemcachedModulo.getSessionByKey(texts[next()]);
    }

    @Benchmark
    public Object xmemcachedKetama() {
        return xmemcachedKetama.getSessionByKey(texts[next()]);
    }

    @Benchmark
    public Object folsomRing() {
        return folsom.findClient(keys[next()]);
    }
}
