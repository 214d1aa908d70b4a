package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidKeyException;
import io.memwire.api.InvalidKeyException.Reason;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.StoreOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 4 of the page: keys, and what is raised for those that are none. */
class KeysRowsTest extends RowTests {
    @Test
    @Row("key.text")
    void textIsSentAsUtf8() {
        cache.set("é", "x");
        assertEquals("0 x", stored("\u00c3\u00a9"));
    }

    @Test
    @Row("key.bytes")
    void bytesNeedNotBeText() {
        cache.set(Key.of(new byte[] {'a', (byte) 0x80}), "x", StoreOptions.defaults());
        assertEquals("0 x", stored("a\u0080"));
    }

    @Test
    @Row("key.tuple")
    void aKeyCarriesARoutingHash() {
        assertTrue(cache.set(Key.of(-7, "foo"), "x", StoreOptions.defaults()));
        assertEquals("x", cache.get("foo", String.class), "one server: the bytes are the same");
        assertEquals(-7L, Key.of(-7, "foo").routingHash());
    }

    @Test
    @Row("key.check_key")
    void aKeyIsCheckedWithoutSendingIt() {
        cache.checkKey("foo");
        cache.prefixed("b".repeat(50)).checkKey("a".repeat(200));
        refusesKey(Reason.TOO_LONG, () -> cache.prefixed("b".repeat(51)).checkKey("a".repeat(200)));
        assertEquals(0, server.connections());
    }

    @Test
    @Row("key.length")
    void theLengthIsCountedInBytes() {
        cache.checkKey("é".repeat(125));
        refuses(InvalidKeyException.class, "252 bytes is over maxKeyBytes, 250", () -> cache.checkKey("é".repeat(126)));
    }

    @Test
    @Row("key.characters")
    void spacesAndControlBytesAreRefusedAndHighBytesAreNot() {
        for (String key : List.of("a b", "a\tb", "a\u007f", "a\r", "\u0001")) {
            refusesKey(Reason.CHARACTER, () -> cache.checkKey(key));
        }
        cache.checkKey(Key.of(new byte[] {(byte) 0x80, (byte) 0xff}));
    }

    @Test
    @Row("key.trailing-newline")
    void aTrailingNewlineIsRefused() {
        refusesKey(Reason.CHARACTER, () -> cache.get("foo\n", String.class));
    }

    @Test
    @Row("key.check_keys-off")
    void withoutChecksOnlyWhatBreaksTheProtocolIsRefused() {
        MemcacheClient unchecked = client(options -> options.checkKeys(false));
        unchecked.checkKey("a\tb");
        unchecked.checkKey("k".repeat(300));
        for (String key : List.of("a b", "a\rb", "a\nb", "a\0b")) {
            refusesKey(Reason.CHARACTER, () -> unchecked.checkKey(key));
        }
    }

    @Test
    @Row("key.number-in-multi")
    void aWholeNumberIsAKeyOfTheMultiOperations() {
        cache.set("42", "x");
        assertEquals("{42=x}", cache.getMulti(List.of(42), String.class).toString());
        refusesKey(Reason.TYPE, () -> cache.getMulti(List.of(1.5), String.class));
    }

    @Test
    @Row("error.MemcachedKeyError")
    void allKeyErrorsAreOneTypeWithAReason() {
        assertTrue(InvalidRequestException.class.isAssignableFrom(InvalidKeyException.class));
        assertEquals(6, Reason.values().length);
    }

    @Test
    @Row("error.MemcachedKeyNoneError")
    void nullAndEmptyAreTold() {
        refusesKey(Reason.NULL, () -> Key.of((String) null));
        refusesKey(Reason.EMPTY, () -> cache.get("", String.class));
        refusesKey(Reason.EMPTY, () -> Key.of(1, ""));
    }

    @Test
    @Row("error.MemcachedKeyLengthError")
    void tooLongIsTold() {
        refusesKey(Reason.TOO_LONG, () -> cache.get("k".repeat(251), String.class));
    }

    @Test
    @Row("error.MemcachedKeyCharacterError")
    void theKeyIsQuotedEscaped() {
        refuses(InvalidKeyException.class, "\"a\\x09b\"", () -> cache.get("a\tb", String.class));
    }

    @Test
    @Row("error.MemcachedKeyTypeError")
    void anotherClassIsTold() {
        refusesKey(Reason.TYPE, () -> cache.deleteMulti(List.of(List.of())));
    }

    @Test
    @Row("error.MemcachedStringEncodingError")
    void textThatUtf8CannotEncodeIsTold() {
        refusesKey(Reason.ENCODING, () -> cache.get("a\ud800", String.class));
    }
}
