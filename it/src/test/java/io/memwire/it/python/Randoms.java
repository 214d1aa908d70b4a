package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** What the interop tests make up. A run says its seed, and {@code -Dmemwire.seed=…} repeats it. */
final class Randoms {
    private static final String SEED = "memwire.seed";

    private static final String ASCII = IntStream.rangeClosed('!', '~')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private static final String WIDE = "aZ0_é߷ह会한😀𝄞";

    private static final List<BigInteger> EDGES = List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.TWO.pow(31),
            BigInteger.TWO.pow(32),
            BigInteger.TWO.pow(63),
            BigInteger.TWO.pow(64),
            BigInteger.TEN.pow(18),
            BigInteger.TEN.pow(19),
            BigInteger.TEN.pow(30));

    private final Random random;

    private Randoms(long seed) {
        this.random = new Random(seed);
    }

    /** The numbers of one test, whose seed is printed. */
    @SuppressWarnings("SystemOut") // the one line that a failing run is repeated with
    static Randoms of(String test) {
        Long given = Long.getLong(SEED);
        long seed = given == null ? new Random().nextInt(Integer.MAX_VALUE) : given;
        System.out.println(test + ": seed " + seed + " (repeat this run with -D" + SEED + "=" + seed + ")");
        return new Randoms(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** 1 to {@code most}. */
    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Keys, all different: ASCII, UTF-8, bytes that are no text, of every length and often of the longest. */
    List<byte[]> keys(int count) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        while (keys.size() < count) {
            byte[] key = key();
            keys.put(PythonPeer.hex(key), key);
        }
        return List.copyOf(keys.values());
    }

    private byte[] key() {
        int length = oneIn(5) ? List.of(1, 2, 249, 250).get(below(4)) : upTo(oneIn(3) ? 250 : 30);
        return switch (below(4)) {
            case 0 -> text(WIDE, length).getBytes(UTF_8);
            case 1 -> highBytes(length);
            default -> text(ASCII, length).getBytes(UTF_8);
        };
    }

    private byte[] highBytes(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (oneIn(2) ? 0x21 + below(0x5e) : 0x80 + below(0x80));
        }
        return bytes;
    }

    /** Text of these characters that has at most so many bytes in UTF-8, and at least one character. */
    private String text(String alphabet, int maxBytes) {
        int[] characters = alphabet.codePoints().toArray();
        var text = new StringBuilder();
        int bytes = 0;
        while (true) {
            String next = Character.toString(characters[below(characters.length)]);
            bytes += next.getBytes(UTF_8).length;
            if (bytes > maxBytes) {
                return text.length() == 0 ? "k" : text.toString();
            }
            text.append(next);
        }
    }

    /** A value that both sides can write: bytes, text, a whole number of any size, a boolean. */
    Object value() {
        return switch (below(8)) {
            case 0 -> "";
            case 1 -> new byte[0];
            case 2 -> bytes(upTo(2000));
            case 3 -> text(WIDE, upTo(500));
            case 4 -> "memwire ".repeat(upTo(400)); // compressible
            case 5 -> bytesOfOne(upTo(5000));
            case 6 -> oneIn(6) ? (Object) random.nextBoolean() : number();
            default -> number();
        };
    }

    /** Arbitrary bytes. */
    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] bytesOfOne(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) below(256));
        return bytes;
    }

    /** A whole number, often one beside a limit. */
    BigInteger number() {
        BigInteger number = oneIn(2)
                ? EDGES.get(below(EDGES.size())).add(BigInteger.valueOf(below(3) - 1))
                : new BigInteger(upTo(200), random);
        return oneIn(3) ? number.negate() : number;
    }

    double real() {
        return oneIn(2) ? random.nextGaussian() : Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
    }
}
