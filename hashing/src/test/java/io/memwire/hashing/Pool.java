package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random servers, some of them dead, and random keys, to compare placements with another client's. */
record Pool(List<Server> servers, Set<Integer> dead) {
    private static final String[] KEY_PARTS = {"user:", "session/", "k", "schlüssel-", "ключ", "鍵", "\uD83D\uDD11", "_"
    };

    /** Servers with addresses of their own; with weights up to {@code maxWeight}, some at the usual port. */
    static Pool random(Random random, int size, int maxWeight) {
        int deadOfTen = random.nextInt(9);
        Set<Integer> dead = IntStream.range(0, size)
                .filter(i -> random.nextInt(10) < deadOfTen)
                .boxed()
                .collect(Collectors.toSet());
        List<Server> servers = IntStream.range(0, size)
                .mapToObj(i -> {
                    int port = random.nextBoolean() ? Server.DEFAULT_PORT : 11212 + random.nextInt(1000);
                    return Server.tcp("10." + random.nextInt(256) + "." + i / 256 + "." + i % 256, port)
                            .withWeight(1 + random.nextInt(maxWeight));
                })
                .toList();
        return new Pool(servers, dead);
    }

    boolean isAlive(int server) {
        return !dead.contains(server);
    }

    static String randomKey(Random random) {
        return KEY_PARTS[random.nextInt(KEY_PARTS.length)] + Integer.toString(random.nextInt(), 36);
    }

    /** The address of a server, resolved and without a host name, as other clients hold it. */
    InetSocketAddress address(int server) {
        return address(server, null);
    }

    /** The same with the address as its host name too, so that nobody looks that up. */
    InetSocketAddress namedAddress(int server) {
        return address(server, servers.get(server).host());
    }

    private InetSocketAddress address(int server, @Nullable String hostName) {
        String[] bytes = servers.get(server).host().split("\\.", -1);
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(hostName, new byte[] {
                        (byte) Integer.parseInt(bytes[0]),
                        (byte) Integer.parseInt(bytes[1]),
                        (byte) Integer.parseInt(bytes[2]),
                        (byte) Integer.parseInt(bytes[3])
                    }),
                    servers.get(server).port());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Asserts that keys go where the other client says.
     *
     * @param keys how many
     * @param all index of the server when all are alive
     * @param living index of the server when some are dead, or {@link NodeLocator#NONE}
     */
    void assertSamePlacements(
            Random random,
            int keys,
            NodeLocatorFactory factory,
            KeyHasher hasher,
            ToIntFunction<String> all,
            ToIntFunction<String> living) {
        NodeLocator locator = factory.create(servers, hasher);
        for (int i = 0; i < keys; i++) {
            String text = randomKey(random);
            byte[] key = text.getBytes(UTF_8);
            long hash = hasher.hash(key);

            assertEquals(all.applyAsInt(text), locator.locate(hash, key, 0, key.length, node -> true), text);
            assertEquals(all.applyAsInt(text), locator.locate(hash, node -> true), text);
            assertEquals(
                    living.applyAsInt(text),
                    locator.locate(hash, key, 0, key.length, this::isAlive),
                    () -> text + " with " + hasher + " in " + this);
        }
    }
}
