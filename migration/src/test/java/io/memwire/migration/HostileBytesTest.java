package io.memwire.migration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that no client wrote, or another one: the class asked for, or a {@link TranscodingException}; nothing else. */
class HostileBytesTest {
    private static final List<Class<?>> TYPES = List.of(
            Object.class,
            String.class,
            byte[].class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Date.class,
            List.class);

    private static final Map<Layout, Set<Integer>> KNOWN = Map.of(
            Layout.SERIALIZING,
            Set.of(0, 1, 0x100, 0x200, 0x300, 0x400, 0x500, 0x600, 0x700, 0x800),
            Layout.WHALIN,
            Set.of(1, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384),
            Layout.WHALIN_V1,
            Set.of(0, 8));

    @ParameterizedTest
    @EnumSource(Layout.class)
    void namesEveryFlagThatItDoesNotKnow(Layout layout) {
        Transcoder transcoder = transcoder(layout);

        int refused = refuses(transcoder, layout, 0x4d001000);
        for (int flags = 0; flags < 1 << 12; flags++) {
            refused += refuses(transcoder, layout, flags);
        }
        for (int high = 12; high < 32; high++) {
            for (int low = 0; low < high; low++) {
                refused += refuses(transcoder, layout, 1 << high | 1 << low);
            }
            refused += refuses(transcoder, layout, 1 << high);
        }
        assertEquals(1 + 4096 + 450 - 2 * known(layout).size(), refused);
    }

    @Test
    void refusesSerializedObjectsThatAreCutOff() {
        Transcoder transcoder = transcoder(Layout.SERIALIZING);
        for (Object value : Samples.objects()) {
            EncodedValue stored = transcoder.encode(value, 0);
            for (int length = 0; length < stored.data().length; length++) {
                byte[] cut = Arrays.copyOf(stored.data(), length);
                assertThrows(
                        TranscodingException.class,
                        () -> transcoder.decode(stored.flags(), cut, Object.class),
                        value + " cut to " + length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void readsRandomBytesAsTheClassAskedForOrRefusesThem(Layout layout) {
        Transcoder transcoder = transcoder(layout);
        long seed = new Random().nextLong();
        var random = new Random(seed);
        List<Integer> known = known(layout).stream().sorted().toList(); // the order of a set is not the seed's

        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] data = new byte[random.nextInt(12)];
            random.nextBytes(data);
            if (data.length > 0 && random.nextBoolean()) {
                data[0] = (byte) random.nextInt(13); // the classes of WHALIN_V1
            }
            int flags = known.get(random.nextInt(known.size())) | (random.nextInt(4) == 0 ? 2 : 0);
            Class<?> type = random.nextBoolean() ? Object.class : TYPES.get(random.nextInt(TYPES.size()));
            refused += readOrRefuse(transcoder, flags, data, type, "seed " + seed);
        }
        assertTrue(refused > 500 && refused < 3000, refused + " refused, seed " + seed);
    }

    @Test
    void readsFlippedBitsOfSerializedObjectsAsTheClassAskedForOrRefusesThem() {
        Transcoder transcoder = transcoder(Layout.SERIALIZING);
        long seed = new Random().nextLong();
        var random = new Random(seed);

        int refused = 0;
        for (Object value : Samples.objects()) {
            EncodedValue stored = transcoder.encode(value, 0);
            for (int bit = 0; bit < stored.data().length * 8; bit += 1 + random.nextInt(5)) {
                byte[] flipped = stored.data().clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                flipped[random.nextInt(flipped.length)] ^= (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
                refused += readOrRefuse(
                        transcoder, stored.flags(), flipped, value.getClass(), "bit " + bit + ", seed " + seed);
            }
        }
        assertTrue(refused > 300, refused + " refused, seed " + seed);
    }

    @Test
    void refusesScalarsOfTheWrongLength() {
        Transcoder serializing = transcoder(Layout.SERIALIZING);
        assertRefused(serializing, 0x100, "");
        assertRefused(serializing, 0x100, "2");
        assertRefused(serializing, 0x100, "11");
        assertRefused(serializing, 0x200, "12345");
        assertRefused(serializing, 0x300, "123456789");
        assertRefused(serializing, 0x400, "123456789");
        assertRefused(serializing, 0x500, "12");
        assertRefused(serializing, 0x600, "12345");
        assertRefused(serializing, 0x700, "123456789");

        Transcoder whalin = transcoder(Layout.WHALIN);
        assertRefused(whalin, 16, "1234"); // no char
        assertRefused(whalin, 256, "1234"); // no short
        assertRefused(whalin, 8192, "1");

        Transcoder first = transcoder(Layout.WHALIN_V1);
        assertRefused(first, 0, "");
        assertRefused(first, 0, "\0");
        assertRefused(first, 0, "\r");
        assertRefused(first, 0, "\u0003123");
        assertRefused(first, 0, "\u0001");
        assertRefused(first, 0, "\u00041234567");
    }

    private static void assertRefused(Transcoder transcoder, int flags, String data) {
        byte[] bytes = data.getBytes(ISO_8859_1);
        assertThrows(
                TranscodingException.class, () -> transcoder.decode(flags, bytes, Object.class), flags + " " + data);
    }

    private static int readOrRefuse(Transcoder transcoder, int flags, byte[] data, Class<?> type, String context) {
        try {
            @Nullable Object read = transcoder.decode(flags, data, type);
            assertTrue(read == null || type.isInstance(read), context);
            return 0;
        } catch (TranscodingException refused) {
            return 1;
        } catch (RuntimeException e) {
            throw new AssertionError(type + ", flags " + flags + ", " + Arrays.toString(data) + ", " + context, e);
        }
    }

    private static int refuses(Transcoder transcoder, Layout layout, int flags) {
        if (known(layout).contains(flags & ~2)) {
            return 0;
        }
        TranscodingException refused = assertThrows(
                TranscodingException.class, () -> transcoder.decode(flags, new byte[] {1}, Object.class), "" + flags);
        assertTrue(
                String.valueOf(refused.getMessage()).contains("flags 0x" + Integer.toHexString(flags)),
                refused.getMessage());
        return 1;
    }

    private static Set<Integer> known(Layout layout) {
        return requireNonNull(KNOWN.get(layout));
    }

    private static Transcoder transcoder(Layout layout) {
        return SpymemcachedTranscoder.builder()
                .layout(layout)
                .javaSerialization(Samples.JAVA)
                .build();
    }
}
