package io.memwire.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.TranscodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Text to UTF-8 and back, strictly: the JDK's short ways put a replacement for what they cannot convert. */
final class Utf8 {
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    throw new TranscodingException(
                            "it holds an unpaired surrogate at index " + i + ", which UTF-8 cannot encode");
                }
                i++;
            }
        }
        return text.getBytes(UTF_8);
    }

    static String decode(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(bytes);
    }

    /** The slow way, for text with a replacement character in it: was it there, or does it stand for malformed bytes? */
    private static String decodeStrictly(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new TranscodingException("it is not UTF-8 text: ask for byte[].class", e);
        }
    }
}
