package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Routing a key allocates nothing once its code is compiled. */
class AllocationTest {
    static final List<KeyHasher> HASHERS = KeyHashersTest.HASHERS;

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
    @FieldSource("HASHERS")
    void placingAKeyAllocatesNothing(KeyHasher hasher) {
        NodeLocator equal = NodeLocators.MODULO.create(Vectors.servers("a,b,c"), hasher);
        NodeLocator weighted = NodeLocators.MODULO_SCAN.create(Vectors.servers("a,b=3,c=2"), hasher);

        assertEquals(0, bytesOnceCompiled(() -> {
            long hash = hasher.hash(key);
            return hash + equal.locate(hash, NodeAvailability.ALL) + weighted.locate(hash, NodeAvailability.ALL);
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
