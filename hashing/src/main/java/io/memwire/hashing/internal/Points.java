package io.memwire.hashing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.spi.KeyHasher;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** How the points of a server are made of its name. */
@FunctionalInterface
interface Points {
    /** Four points of each digest of {@code name-0}, {@code name-1} and so on, with MD5. */
    Points MD5 = ofDigests(Md5::digest);

    /** The same with the first 16 bytes of SHA-384. */
    Points SHA_384 = ofDigests(Sha384::digest);

    /**
     * Makes the points.
     *
     * @param name of the server in the ring
     * @param count how many points; where four are made at a time, any rest is left out
     * @param hasher the key hasher in use
     * @param points takes each
     */
    void place(String name, int count, KeyHasher hasher, IntConsumer points);

    /** A point of the key hash of each of {@code name-0}, {@code name-1} and so on. */
    static void ofHashes(String name, int count, KeyHasher hasher, IntConsumer points) {
        for (int i = 0; i < count; i++) {
            points.accept((int) hasher.hash((name + "-" + i).getBytes(UTF_8)));
        }
    }

    /** MurmurHash3 of the name, of the four bytes of that, and so on; what is no ISO 8859-1 in the name keeps its low byte. */
    static void ofMurmur3Chain(String name, int count, KeyHasher hasher, IntConsumer points) {
        byte[] text = new byte[name.length()];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) name.charAt(i);
        }
        for (int i = 0; i < count; i++) {
            int point = Murmur3.hash(text, 0, text.length);
            points.accept(point);
            text = new byte[] {(byte) point, (byte) (point >> 8), (byte) (point >> 16), (byte) (point >> 24)};
        }
    }

    private static Points ofDigests(Digest digest) {
        return (name, count, hasher, points) -> {
            int[] words = new int[4];
            for (int i = 0; i < count / 4; i++) {
                byte[] text = (name + "-" + i).getBytes(UTF_8);
                digest.digest(text, 0, text.length, words);
                for (int word : words) {
                    points.accept(word);
                }
            }
        };
    }

    /** {@link Md5#digest} or {@link Sha384#digest}. */
    @FunctionalInterface
    interface Digest {
        /** Puts the first four words of the digest into {@code words}. */
        int digest(byte[] text, int offset, int length, int @Nullable [] words);
    }
}
