package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of key. */
class KeysTest extends Contract {
    KeysTest(Setting setting) {
        super(setting);
    }

    static Stream<Key> everyKindOfKey() {
        var everyByte = new ByteArrayOutputStream();
        for (int b = '!'; b <= 0xff; b++) {
            if (b != 0x7f) {
                everyByte.write(b);
            }
        }
        return Stream.of(
                Key.of("k"),
                Key.of("k".repeat(250)),
                Key.of("é".repeat(125)), // 250 bytes
                Key.of("ключ-鍵-🔑"),
                Key.of(everyByte.toByteArray()),
                Key.of(new byte[] {(byte) 0x80}),
                Key.of("noreply"),
                Key.of("0"),
                Key.of(7, "routed"),
                Key.of(-1, "routed"),
                Key.of(Long.MIN_VALUE, new byte[] {(byte) 0xfe}),
                Key.of(BigInteger.ONE.shiftLeft(200), "routed"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfKey")
    void servesEveryCommand(Key key) {
        assertNull(cache.get(key, String.class));
        assertTrue(cache.set(key, "1", StoreOptions.defaults()));
        assertEquals("0 1", wire.stored(new String(key.bytes(), ISO_8859_1)), "these very bytes");
        assertEquals("1", cache.get(key, String.class));
        assertEquals(2, cache.incr(key, 1).orElseThrow());
        assertEquals(Map.of(key, "2"), cache.getMulti(List.of(key, Key.of("other")), String.class));
        assertTrue(cache.append(key, "0"));
        assertEquals("20", cache.get(key, String.class));
        assertTrue(cache.delete(key));
        assertEquals("-", wire.stored(new String(key.bytes(), ISO_8859_1)));
    }

    @Test
    void sendsTextAsUtf8() {
        cache.set("grün", "value");

        assertEquals("0 value", wire.stored(new String("grün".getBytes(UTF_8), ISO_8859_1)));
    }

    @Test
    void takesTextAndItsBytesForOneKey() {
        cache.set("grün", "value");

        assertEquals("value", cache.get(Key.of("grün".getBytes(UTF_8)), String.class));
        assertEquals("value", cache.get(Key.of(99, "grün"), String.class), "there is one server for any hash");
    }

    @Test
    void sendsControlBytesWhenChecksAreOff() {
        try (var lax = client(builder().checkKeys(false))) {
            assertTrue(lax.set("tab\tkey\u007f", "value"));
            assertEquals("value", lax.get("tab\tkey\u007f", String.class));
        }
    }
}
