package io.memwire.hashing;

import static java.util.Objects.requireNonNull;

import io.memwire.api.spi.NodeLocator;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.SocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;

/** spymemcached, or Amazon's client, which has the same class names and so a class loader of its own. */
final class SpyLikeClient {
    private final ClassLoader loader;

    private SpyLikeClient(ClassLoader loader) {
        this.loader = loader;
        // It asserts that servers share no points, which applications do not see: they run without assertions.
        loader.setPackageAssertionStatus("net.spy.memcached", false);
    }

    static SpyLikeClient spymemcached() {
        return new SpyLikeClient(SpyLikeClient.class.getClassLoader());
    }

    static SpyLikeClient elasticache() {
        Path jar = Path.of("target/other-clients/elasticache-java-cluster-client.jar");
        Assertions.assertTrue(Files.exists(jar), jar + " is missing: the build puts it there");
        try {
            return new SpyLikeClient(
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader()));
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** A hash of {@code DefaultHashAlgorithm}. */
    long hash(String algorithm, String key) {
        try {
            Object constant = constant("DefaultHashAlgorithm", algorithm);
            return (long) type("HashAlgorithm").getMethod("hash", String.class).invoke(constant, key);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /**
     * The ring of these servers.
     *
     * @param format {@code SPYMEMCACHED} or {@code LIBMEMCACHED}
     */
    Placement ketama(Pool pool, String algorithm, String format, boolean weighted) {
        var weights = new HashMap<SocketAddress, Integer>();
        for (int i = 0; weighted && i < pool.servers().size(); i++) {
            weights.put(pool.address(i), pool.servers().get(i).weight());
        }
        try {
            Constructor<?> constructor = type("KetamaNodeLocator")
                    .getConstructor(
                            List.class, type("HashAlgorithm"), type("KetamaNodeKeyFormatter$Format"), Map.class);
            List<?> nodes = nodes(pool, format.equals("LIBMEMCACHED"));
            return new Placement(
                    pool,
                    nodes,
                    constructor.newInstance(
                            nodes,
                            constant("DefaultHashAlgorithm", algorithm),
                            constant("KetamaNodeKeyFormatter$Format", format),
                            weights));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    Placement arrayMod(Pool pool, String algorithm) {
        try {
            List<?> nodes = nodes(pool, false);
            return new Placement(
                    pool,
                    nodes,
                    type("ArrayModNodeLocator")
                            .getConstructor(List.class, type("HashAlgorithm"))
                            .newInstance(nodes, constant("DefaultHashAlgorithm", algorithm)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private List<?> nodes(Pool pool, boolean named) throws ReflectiveOperationException {
        Class<?> node = type("MemcachedNode");
        return IntStream.range(0, pool.servers().size())
                .mapToObj(
                        i -> Stub.of(node, Map.of("getSocketAddress", named ? pool.namedAddress(i) : pool.address(i))))
                .toList();
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("net.spy.memcached." + name, true, loader);
    }

    private Object constant(String type, String name) throws ReflectiveOperationException {
        return requireNonNull(type(type).getField(name).get(null));
    }

    /** A {@code NodeLocator} over stubs of nodes. */
    final class Placement {
        private final Pool pool;
        private final List<?> nodes;
        private final Object locator;
        private final Method primary;
        private final Method sequence;

        private Placement(Pool pool, List<?> nodes, Object locator) throws ReflectiveOperationException {
            this.pool = pool;
            this.nodes = nodes;
            this.locator = locator;
            this.primary = type("NodeLocator").getMethod("getPrimary", String.class);
            this.sequence = type("NodeLocator").getMethod("getSequence", String.class);
        }

        int primary(String key) {
            try {
                return nodes.indexOf(primary.invoke(locator, key));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }

        /** As the client picks it: the primary node if it is active, else the first active one of the sequence. */
        int living(String key) {
            int first = primary(key);
            if (pool.isAlive(first)) {
                return first;
            }
            try {
                Iterator<?> order = (Iterator<?>) sequence.invoke(locator, key);
                while (order.hasNext()) {
                    int node = nodes.indexOf(order.next());
                    if (pool.isAlive(node)) {
                        return node;
                    }
                }
                return NodeLocator.NONE;
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }
}
