package io.memwire.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.hash.Hashing;
import io.memwire.api.Server;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JumpTest {
    @Test
    void choosesTheBucketThatGuavaChooses() {
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(random.nextBoolean() ? 10 : 2_000);
            NodeLocator locator = NodeLocators.JUMP.create(servers(size), KeyHashers.MURMUR3_32);
            for (int i = 0; i < 100; i++) {
                long hash = random.nextLong() >> random.nextInt(64);

                assertEquals(Hashing.consistentHash(hash, size), locator.locate(hash, NodeAvailability.ALL));
            }
        }
    }

    @Test
    void findsTheOnlyServerThatIsAlive() {
        NodeLocator locator = NodeLocators.JUMP.create(servers(500), KeyHashers.MURMUR3_32);
        for (int i = 0; i < 100; i++) {
            assertEquals(77, locator.locate(i, node -> node == 77));
        }
    }

    private static List<Server> servers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Server.tcp("host" + i, 11211))
                .toList();
    }
}
