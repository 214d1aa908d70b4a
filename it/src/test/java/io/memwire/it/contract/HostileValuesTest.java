package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.TranscodingException;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/**
 * A real memcached full of what anyone may have written, under every combination of flags that means something and many
 * that do not: each value is one of the class asked for, or a {@link TranscodingException}, and nothing else happens.
 */
class HostileValuesTest extends OnBothFaces {
    private static final int[] SERIALIZERS = {0, 1, 2, 3, 4, 15, 16, 17, 64, 255};
    private static final int[] COMPRESSORS = {0, 1, 2, 3, 15};
    private static final int ZLIB = 8;
    private static final int[] MARKS = {0, 0x4D};
    private static final List<Class<?>> ASKED =
            List.of(Object.class, byte[].class, String.class, Long.class, Integer.class, Boolean.class, List.class);

    private final Random random = new Random(5);

    HostileValuesTest(Face face) {
        super(face);
    }

    @Test
    void giveAValueOrARefusalAndNothingElse() {
        InstalledPrograms.assume("memcached");
        try (MemcachedProcess memcached = MemcachedProcess.start();
                RawSession wire = RawSession.open(memcached.address())) {
            MemcacheClient cache = throwing(memcached.address());
            cache.set("good", "fine");
            assertEquals("fine", cache.get("good", String.class));
            Map<String, Integer> hostile = store(wire);
            long connections = wire.statistic("total_connections");

            int[] outcomes = new int[2];
            hostile.forEach((key, flags) -> outcomes[read(cache, key, flags) ? 0 : 1]++);

            assertTrue(outcomes[0] > 80, "hardly anything was read: " + outcomes[0]);
            assertTrue(outcomes[1] > 1_000, "hardly anything was refused: " + outcomes[1]);
            assertEquals("fine", cache.get("good", String.class));
            assertEquals(connections, wire.statistic("total_connections"), "a connection was lost");
        }
    }

    /** Returns the flags by key. */
    private Map<String, Integer> store(RawSession wire) {
        var stored = new HashMap<String, Integer>();
        var request = new StringBuilder();
        for (int low = 0; low < 32; low++) {
            for (int serializer : SERIALIZERS) {
                for (int compressor : COMPRESSORS) {
                    for (int mark : MARKS) {
                        int flags = mark << 24 | compressor << 16 | serializer << 8 | low;
                        for (int times = isOurs(low, serializer, compressor, mark) ? 20 : 1; times > 0; times--) {
                            String key = "hostile-" + stored.size();
                            String data = data(compressor, low);
                            request.append("set " + key + " " + Integer.toUnsignedString(flags) + " 0 " + data.length()
                                    + " noreply\r\n" + data + "\r\n");
                            stored.put(key, flags);
                        }
                    }
                }
            }
            assertTrue(wire.line(request + "version").startsWith("VERSION"));
            request.setLength(0);
        }
        return stored;
    }

    /** Whether the flags are not foreign, so that more than them is looked at. */
    private static boolean isOurs(int low, int serializer, int compressor, int mark) {
        return (serializer == 0 || (low & ~ZLIB) == 0)
                && (compressor == 0 || (low & ZLIB) == 0)
                && (mark != 0) == (serializer != 0 || compressor != 0);
    }

    /** Bytes that may be what the flags say, in part. */
    private String data(int compressor, int low) {
        byte[] noise = new byte[random.nextInt(40)];
        random.nextBytes(noise);
        String plain = switch (random.nextInt(4)) {
            case 0 -> new String(noise, ISO_8859_1);
            case 1 -> String.valueOf(random.nextLong());
            case 2 -> "I" + random.nextInt(3) + "\n.";
            default -> "\u0080\u0002]q\0(K\1K\2e.";
        };
        if (random.nextInt(4) == 0) {
            return plain;
        }
        if (compressor == 1) { // a length and literals, as the shortest lz4 is
            return (char) plain.length() + "\0\0\0" + (char) (Math.min(plain.length(), 14) << 4) + plain;
        }
        if (compressor == 2) { // a frame of one raw block
            return "(\u00b5/\u00fd " + (char) plain.length() + (char) ((plain.length() << 3 & 0xff) | 1)
                    + (char) (plain.length() >> 5) + "\0" + plain;
        }
        return (low & ZLIB) != 0 ? deflated(plain) : plain;
    }

    private static String deflated(String plain) {
        var deflater = new Deflater();
        deflater.setInput(plain.getBytes(ISO_8859_1));
        deflater.finish();
        byte[] out = new byte[200];
        int length = deflater.deflate(out);
        deflater.end();
        return new String(out, 0, length, ISO_8859_1);
    }

    /** Asks for a value as each class. Returns whether any of them was given. */
    private static boolean read(MemcacheClient cache, String key, int flags) {
        var values = new ArrayList<Object>();
        for (Class<?> asked : ASKED) {
            try {
                Object value = cache.get(key, asked);
                if (value != null) { // a pickled None is a miss
                    assertInstanceOf(asked, value);
                    values.add(value);
                }
            } catch (TranscodingException e) {
                assertEquals(Key.of(key), e.key());
                assertEquals(flags, e.flags());
                assertTrue(String.valueOf(e.module()).startsWith("io.memwire."), e.module());
            }
        }
        return !values.isEmpty();
    }
}
