package io.memwire.benchmarks.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Keys of which few are asked for often: the n-th with a probability in proportion to n to the power of -0.99. */
final class Zipf {
    private static final double EXPONENT = 0.99;
    private static final int LENGTH = 1 << 14;

    private Zipf() {}

    /** Indexes below {@code count}, the same for the same seed. */
    static int[] sequence(int count, int seed) {
        var upTo = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1.0, -EXPONENT);
            upTo[i] = sum;
        }
        var random = new SplittableRandom(seed);
        var sequence = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            sequence[i] = Math.min(at < 0 ? -at - 1 : at, count - 1);
        }
        return sequence;
    }
}
