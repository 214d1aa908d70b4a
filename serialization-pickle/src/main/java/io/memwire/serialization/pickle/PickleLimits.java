package io.memwire.serialization.pickle;

/**
 * How much one pickle may ask for.
 *
 * @param maxDepth how deep containers may stand in containers
 * @param maxElements how many objects may be made, and how many a walk over the result may meet
 * @param maxMemoEntries how many objects may be remembered for later references
 * @param maxDigits decimal digits of a whole number or a {@code Decimal}, and the latter's exponent
 */
record PickleLimits(int maxDepth, int maxElements, int maxMemoEntries, int maxDigits) {
    /** As many bits hold a number of {@link #maxDigits}, and hardly more: log2(10) is 3.3219. */
    long maxBits() {
        return maxDigits * 3322L / 1000 + 1;
    }
}
