package io.memwire.migration;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * Text to bytes and back without loss. The other clients put a question mark for what the charset cannot encode, and a
 * replacement character for bytes that are no text; here either is an error.
 */
record StrictCharset(Charset charset) {
    static StrictCharset of(Charset charset) {
        Arguments.notNull(charset, "charset");
        if (!charset.canEncode()) {
            throw new InvalidRequestException("charset " + charset + " cannot encode");
        }
        return new StrictCharset(charset);
    }

    byte[] encode(String text) {
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new TranscodingException("it holds a character that " + charset + " cannot encode", e);
        }
    }

    String decode(byte[] bytes) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new TranscodingException("it is not text in " + charset + ": ask for byte[].class", e);
        }
    }
}
