package io.memwire.hashing.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;

/**
 * The alternatives of spymemcached and xmemcached: the position moves by the hash of {@code decimal(number) + key}, with a
 * number that counts up.
 *
 * @param firstNumber the number of the first try
 * @param tries how many
 */
record Rehash(int firstNumber, int tries) {
    /** The owner of the first position, after that of the hash, whose owner is available, or {@link NodeLocator#NONE}. */
    int locate(Ring ring, KeyHasher hasher, long hash, byte[] key, int offset, int length, NodeAvailability nodes) {
        long position = hash;
        for (int number = firstNumber; number < firstNumber + tries; number++) {
            byte[] digits = Integer.toString(number).getBytes(US_ASCII);
            byte[] text = new byte[digits.length + length];
            System.arraycopy(digits, 0, text, 0, digits.length);
            System.arraycopy(key, offset, text, digits.length, length);
            position += hasher.hash(text); // modulo 2^32, as the ring takes it
            int node = ring.owner(ring.pointOf(position));
            if (nodes.isAvailable(node)) {
                return node;
            }
        }
        return NodeLocator.NONE;
    }
}
