package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties over random bytes; a failure names its seed. */
class ReplyPropertiesTest {
    private static final int MAX_VALUE = 5000;
    private static final ReplyLimits LIMITS = new ReplyLimits(600, MAX_VALUE, 10_000, 256);

    private static final String[] FRAGMENTS = {
        "VALUE ",
        "k",
        " ",
        "0",
        "1",
        "12",
        "4294967295",
        "4294967296",
        "18446744073709551615",
        "99999999999999999999",
        "\r\n",
        "\r",
        "\n",
        "END\r\n",
        "STORED\r\n",
        "NOT_STORED\r\n",
        "STAT a b\r\n",
        "VALUE k 0 3\r\nabc\r\n",
        "VALUE k 1 2 3\r\nab\r\n",
        "VERSION 1\r\n",
        "ERROR\r\n",
        "CLIENT_ERROR x\r\n",
        "SERVER_ERROR y\r\n",
        "7\r\n",
        "8  \r\n",
        "OK\r\n",
        "-1",
        "noreply"
    };

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decodesTheHitsThatWereEncoded(long seed) {
        Random random = new Random(seed);
        WireBuffer wire = new WireBuffer(0);
        List<String> expected = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            expected.add(encodeHit(random, wire));
        }
        byte[] bytes = Arrays.copyOf(wire.array(), wire.length());

        assertEquals(expected, DecodedReplies.of(bytes, LIMITS, () -> 1 + random.nextInt(700)));
    }

    private static String encodeHit(Random random, WireBuffer wire) {
        byte[] key = "k".repeat(1 + random.nextInt(59)).getBytes(StandardCharsets.US_ASCII);
        byte[] value = new byte[random.nextInt(random.nextBoolean() ? 20 : MAX_VALUE + 1)];
        random.nextBytes(value);
        int flags = random.nextInt();
        wire.putAscii("VALUE ").put(key).put(' ').putUnsigned(Integer.toUnsignedLong(flags));
        wire.put(' ').putDecimal(value.length);
        String cas = "";
        if (random.nextBoolean()) {
            long casUnique = random.nextLong() >>> random.nextInt(64);
            wire.put(' ').putUnsigned(casUnique);
            cas = " " + Long.toUnsignedString(casUnique);
        }
        wire.putAscii("\r\n").put(value).putAscii("\r\n");
        return "VALUE \"" + new String(key, StandardCharsets.US_ASCII) + "\" " + Integer.toUnsignedString(flags) + cas
                + " = " + new String(value, StandardCharsets.ISO_8859_1);
    }

    /** Anything but a reply or a {@link MalformedReplyException} would escape and fail the test. */
    @ParameterizedTest
    @MethodSource("seeds")
    void takesOrRefusesAnyBytesAndTheSameHoweverTheyAreCut(long seed) {
        Random random = new Random(seed);
        byte[] wire = garbage(random);

        List<String> whole = DecodedReplies.of(wire, LIMITS, () -> wire.length);

        assertEquals(whole, DecodedReplies.of(wire, LIMITS, () -> 1));
        assertEquals(whole, DecodedReplies.of(wire, LIMITS, () -> 1 + random.nextInt(50)));
    }

    private static byte[] garbage(Random random) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        int percentNoise = random.nextInt(4) * 5;
        for (int i = random.nextInt(200); i >= 0; i--) {
            if (random.nextInt(100) < percentNoise) {
                wire.write(random.nextInt(256));
            } else {
                String fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)];
                wire.writeBytes(fragment.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return wire.toByteArray();
    }

    /** One wrong byte in good replies: never another key's value, and never an error of another kind. */
    @ParameterizedTest
    @MethodSource("seeds")
    void takesOrRefusesGoodRepliesWithOneByteChanged(long seed) {
        Random random = new Random(seed);
        WireBuffer good = new WireBuffer(0);
        for (int i = 0; i < 5; i++) {
            encodeHit(random, good);
        }
        byte[] wire = Arrays.copyOf(good.array(), good.length());
        wire[random.nextInt(wire.length)] = (byte) random.nextInt(256);

        List<String> replies = DecodedReplies.of(wire, LIMITS, () -> 1 + random.nextInt(300));

        assertTrue(replies.size() <= 6, () -> "more replies than were sent: " + replies);
    }
}
