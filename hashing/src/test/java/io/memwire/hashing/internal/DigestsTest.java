package io.memwire.hashing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DigestsTest {
    static Stream<Object[]> digests() {
        return Stream.of(
                new Object[] {"MD5", (Points.Digest) Md5::digest},
                new Object[] {"SHA-384", (Points.Digest) Sha384::digest});
    }

    @ParameterizedTest
    @MethodSource("digests")
    void agreesWithTheJdkForEveryLength(String algorithm, Points.Digest digest) throws NoSuchAlgorithmException {
        MessageDigest jdk = MessageDigest.getInstance(algorithm);
        var random = new Random(1);
        for (int length = 0; length < 600; length++) {
            byte[] text = new byte[length + 7];
            random.nextBytes(text);
            jdk.update(text, 3, length);
            ByteBuffer expected = ByteBuffer.wrap(jdk.digest()).order(ByteOrder.LITTLE_ENDIAN);
            int[] words = new int[4];

            int first = digest.digest(text, 3, length, words);

            assertArrayEquals(
                    new int[] {expected.getInt(), expected.getInt(), expected.getInt(), expected.getInt()},
                    words,
                    "length " + length);
            assertEquals(words[0], first);
            assertEquals(words[0], digest.digest(text, 3, length, null));
        }
    }
}
