package io.memwire.hashing.internal;

import static java.util.stream.Collectors.joining;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.NodeNames;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes a ring as another client has it. */
public sealed class RingLocatorFactory implements NodeLocatorFactory permits RingLocators.Named {
    /** As many as a thousand servers of weight 100; about 200 MB while they are sorted. */
    private static final long MAX_POINTS = 1 << 24;

    private final RingKind kind;
    private final NodeNames names;

    /** A ring with names given by hand. */
    public RingLocatorFactory(RingKind kind, NodeNames names) {
        this.kind = kind;
        this.names = Objects.requireNonNull(names, "names");
    }

    @Override
    public final String name() {
        return kind.locatorName();
    }

    @Override
    public final NodeLocator create(List<Server> servers, KeyHasher hasher) {
        requireHasher(hasher);
        return new RingLocator(ring(servers, hasher), hasher, kind.rehash(servers.size()));
    }

    private void requireHasher(KeyHasher hasher) {
        String given = hasher.name();
        if (!kind.hashers().contains(given)) {
            String usual = kind.hashers().get(0);
            String others =
                    kind.hashers().stream().skip(1).map(other -> ", " + other).collect(joining());
            throw new InvalidRequestException("node locator " + name() + " does not go with key hasher " + given
                    + ": set the key hasher " + usual + ", or what the other clients use of these: " + usual + others);
        }
    }

    private Ring ring(List<Server> servers, KeyHasher hasher) {
        List<String> ringNames = DistinctNames.of(servers, names);
        int[] counts = kind.count().of(servers, kind.pointsEach(), name());
        long total = Arrays.stream(counts).asLongStream().sum();
        if (total > MAX_POINTS) {
            throw new InvalidRequestException("the weights make a ring of " + total + " points, over " + MAX_POINTS
                    + ": divide all weights by the same number");
        }
        int[] order = kind.collision() == RingBuilder.Collision.MODULO ? orderOf(ringNames) : inOrder(ringNames.size());
        var builder = new RingBuilder((int) total, kind.signed());
        Points points = kind.points(hasher);
        for (int i = 0; i < order.length; i++) {
            int rank = i;
            points.place(ringNames.get(order[i]), counts[order[i]], hasher, point -> builder.add(point, rank));
        }
        return builder.build(order, kind.collision());
    }

    private static int[] inOrder(int servers) {
        return IntStream.range(0, servers).toArray();
    }

    /** The indexes of the servers in the order of their names. */
    private static int[] orderOf(List<String> names) {
        return IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public final String toString() {
        return name();
    }
}
