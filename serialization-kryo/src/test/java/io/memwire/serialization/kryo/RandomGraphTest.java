package io.memwire.serialization.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.serialization.kryo.Samples.Holder;
import io.memwire.serialization.kryo.Samples.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Graphs of any shape come back in the same shape. */
class RandomGraphTest {
    private static final int GRAPHS = 400;
    private static final long SEED = Long.getLong("memwire.seed", new Random().nextLong());

    @Test
    void comeBackInTheSameShape() {
        var random = new Random(SEED);
        for (int i = 0; i < GRAPHS; i++) {
            ClassEvolution evolution = i % 2 == 0 ? ClassEvolution.STRICT : ClassEvolution.BY_NAME;
            KryoSerializer kryo =
                    Samples.builder().evolution(evolution).maxDepth(1000).build();
            Object graph = new Graph(random).make(1 + random.nextInt(6));
            Object back = RoundTripTest.again(kryo, graph);

            assertEquals(shape(graph), shape(back), "graph " + i + " of -Dmemwire.seed=" + SEED);
        }
    }

    /** Makes objects, and now and then takes one that was made before, so that there are shared ones and cycles. */
    private static final class Graph {
        private final Random random;
        private final List<Object> open = new ArrayList<>(); // those that may be reached from below
        private int left = 200;

        Graph(Random random) {
            this.random = random;
        }

        @SuppressWarnings("JdkObsolete") // LinkedList too
        Object make(int depth) {
            if (depth == 0 || left-- <= 0) {
                return leaf();
            }
            if (!open.isEmpty() && random.nextInt(6) == 0) {
                return open.get(random.nextInt(open.size()));
            }
            switch (random.nextInt(9)) {
                case 0 -> {
                    var list = opened(random.nextBoolean() ? new ArrayList<>() : new LinkedList<>());
                    list.addAll(several(depth));
                    return list;
                }
                case 1 -> {
                    Map<Object, Object> map = opened(random.nextBoolean() ? new HashMap<>() : new LinkedHashMap<>());
                    several(depth).forEach(value -> map.put(leaf(), value));
                    return map;
                }
                case 2 -> {
                    var node = opened(new Node(null));
                    node.value = make(depth - 1);
                    node.next = new Node(make(depth - 1));
                    return node;
                }
                case 3 -> {
                    Object[] array = opened(new Object[random.nextInt(5)]);
                    Arrays.setAll(array, i -> make(depth - 1));
                    return array;
                }
                case 4 -> {
                    var queue = opened(new ArrayDeque<>());
                    queue.addAll(several(depth));
                    return queue;
                }
                case 5 -> {
                    return new Holder(make(depth - 1));
                }
                case 6 -> {
                    return List.copyOf(several(depth));
                }
                case 7 -> {
                    return Optional.of(make(depth - 1));
                }
                default -> {
                    return leaf();
                }
            }
        }

        private <T> T opened(T object) {
            open.add(object);
            return object;
        }

        private List<Object> several(int depth) {
            var values = new ArrayList<Object>();
            for (int i = random.nextInt(5); i > 0; i--) {
                values.add(make(depth - 1));
            }
            return values;
        }

        private Object leaf() {
            return switch (random.nextInt(12)) {
                case 0 -> random.nextInt();
                case 1 -> random.nextLong();
                case 2 -> random.nextDouble();
                case 3 -> random.nextBoolean();
                case 4 -> text();
                case 5 -> new UUID(random.nextLong(), random.nextLong());
                case 6 -> new BigInteger(random.nextInt(200), random);
                case 7 -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt());
                case 8 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
                case 9 -> new Samples.Point(random.nextInt(), random.nextInt());
                case 10 -> random.nextBoolean() ? Samples.Colour.RED : Samples.Colour.GREEN;
                default -> (short) random.nextInt();
            };
        }

        private String text() {
            var chars = new char[random.nextInt(80)];
            int range = random.nextBoolean() ? 128 : 65_536;
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) random.nextInt(range);
            }
            return new String(chars);
        }
    }

    /** Tells a graph as text, in which each object has a number, so that shared ones and cycles show. */
    private static String shape(Object root) {
        var out = new StringBuilder();
        append(root, out, new IdentityHashMap<>());
        return out.toString();
    }

    private static void append(@Nullable Object object, StringBuilder out, Map<Object, Integer> seen) {
        if (object == null
                || BuiltInClasses.isLeaf(object.getClass())
                || object instanceof Enum
                || object instanceof Number
                || object instanceof Boolean) {
            out.append(object).append(' ');
            return;
        }
        Integer before = seen.putIfAbsent(object, seen.size());
        if (before != null) {
            out.append('#').append(before).append(' ');
            return;
        }
        out.append(object.getClass().getSimpleName()).append("( ");
        if (object instanceof Collection<?> collection) {
            collection.forEach(element -> append(element, out, seen));
        } else if (object instanceof LinkedHashMap<?, ?> map) {
            map.forEach((key, value) -> {
                append(key, out, seen);
                append(value, out, seen);
            });
        } else if (object instanceof HashMap<?, ?> map) {
            appendUnordered(map, out);
        } else if (object instanceof Node node) {
            append(node.value, out, seen);
            append(node.next, out, seen);
        } else if (object instanceof Object[] array) {
            Arrays.asList(array).forEach(element -> append(element, out, seen));
        } else if (object instanceof Holder holder) {
            append(holder.held(), out, seen);
        } else if (object instanceof Optional<?> optional) {
            append(optional.orElse(null), out, seen);
        } else {
            out.append(object);
        }
        out.append(") ");
    }

    /** The order of a hash map is not kept, so its keys are compared as a set. */
    private static void appendUnordered(Map<?, ?> map, StringBuilder out) {
        map.keySet().stream()
                .map(String::valueOf)
                .sorted()
                .forEach(key -> out.append(key).append(' '));
    }
}
