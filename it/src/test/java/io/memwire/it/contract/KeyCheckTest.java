package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.InvalidKeyException;
import io.memwire.api.Key;
import org.junit.jupiter.api.Test;

/** What a key may hold does not depend on where it stands. */
class KeyCheckTest {
    private static final int LONGEST = 26; // three words of eight bytes and a rest

    @Test
    void judgesEachAsciiByteAlikeAtEachPlace() {
        for (int length = 1; length <= LONGEST; length++) {
            for (int place = 0; place < length; place++) {
                for (int b = 0; b < 0x80; b++) {
                    byte[] bytes = "k".repeat(length).getBytes(ISO_8859_1);
                    bytes[place] = (byte) b;
                    String where = "byte " + b + " at " + place + " of " + length;

                    assertEquals(expected(b), ofText(new String(bytes, ISO_8859_1)), where);
                }
            }
        }
    }

    private static String expected(int b) {
        return switch (b) {
            case 0, '\r', '\n', ' ' -> "refused";
            default -> b < ' ' || b == 0x7f ? "control" : "plain";
        };
    }

    private static String ofText(String text) {
        try {
            Key key = Key.of(text);
            assertEquals(text, new String(key.bytes(), ISO_8859_1));
            return key.holdsControlBytes() ? "control" : "plain";
        } catch (InvalidKeyException e) {
            return "refused";
        }
    }
}
