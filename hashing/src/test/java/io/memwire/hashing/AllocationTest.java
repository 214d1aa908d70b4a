package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routing a key allocates nothing once its code is compiled. */
class AllocationTest {
    static final List<KeyHasher> HASHERS = Plugins.HASHERS;
    static final List<NodeLocatorFactory> LOCATORS = Plugins.LOCATORS;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int KEYS = 10_000;
    private static final int MAX_ROUNDS = 5_000;

    private final byte[] key = "session:abc123".getBytes(ISO_8859_1);
    private long sink;

    @ParameterizedTest
    @FieldSource("HASHERS")
    void hashingAKeyAllocatesNothing(KeyHasher hasher) {
        assertEquals(0, bytesOnceCompiled(() -> hasher.hash(key)));
    }

    @ParameterizedTest
    @FieldSource("LOCATORS")
    void placingAKeyAllocatesNothing(NodeLocatorFactory factory) {
        KeyHasher hasher = Plugins.hasherFor(factory);
        NodeLocator locator = factory.create(Vectors.servers("10.0.0.1,10.0.0.2,10.0.0.3"), hasher);

        assertEquals(0, bytesOnceCompiled(() -> {
            long hash = hasher.hash(key, 0, key.length);
            return hash + locator.locate(hash, key, 0, key.length, NodeAvailability.ALL);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"modulo-scan", "array-mod", "ketama-spymemcached-weighted", "rendezvous"})
    void placingAKeyByWeightAllocatesNothing(String name) {
        NodeLocatorFactory factory = Plugins.locator(name);
        KeyHasher hasher = Plugins.hasherFor(factory);
        NodeLocator locator = factory.create(Vectors.servers("10.0.0.1,10.0.0.2=3,10.0.0.3=2"), hasher);

        assertEquals(0, bytesOnceCompiled(() -> {
            long hash = hasher.hash(key, 0, key.length);
            return hash + locator.locate(hash, key, 0, key.length, NodeAvailability.ALL);
        }));
    }

    /** Runs rounds of {@link #KEYS} calls until one allocates nothing; returns what the last one allocated, in bytes. */
    private long bytesOnceCompiled(LongSupplier call) {
        long allocated = -1;
        for (int round = 0; round < MAX_ROUNDS && allocated != 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < KEYS; i++) {
                sink += call.getAsLong();
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertTrue(sink != 0, "nothing was hashed");
        return allocated;
    }
}
