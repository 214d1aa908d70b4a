package io.memwire.hashing.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RehashTextTest {
    @ParameterizedTest
    @MethodSource("numbers")
    void writesTheNumberAndTheTry(long hash) {
        for (int attempt = 0; attempt <= 9; attempt++) {
            byte[] text = new byte[RehashText.MAX_LENGTH];

            int start = RehashText.write(hash, attempt, text);

            assertEquals(hash + "" + attempt, new String(text, start, text.length - start, US_ASCII));
        }
    }

    static LongStream numbers() {
        var random = new Random(5);
        return LongStream.concat(
                LongStream.of(0, 1, -1, 9, 10, -10, Integer.MIN_VALUE, 4294967295L, Long.MIN_VALUE, Long.MAX_VALUE),
                LongStream.generate(() -> random.nextLong() >> random.nextInt(64))
                        .limit(500));
    }
}
