package io.memwire.it.soak;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What a value of the soak says of itself: whose it is, and which version. A checksum tells whether it is whole. */
record Stamp(String key, long version) {
    /** The text to store, with so many letters that carry nothing. */
    static String write(String key, long version, int filler) {
        String body = key + ' ' + version + ' ' + "x".repeat(filler) + ' ';
        return body + checksum(body);
    }

    /** Reads what {@link #write} made; null if it is torn or something else. */
    static @Nullable Stamp read(String text) {
        int bodyEnd = text.lastIndexOf(' ') + 1;
        String body = text.substring(0, bodyEnd);
        if (bodyEnd == 0 || !text.substring(bodyEnd).equals(checksum(body))) {
            return null;
        }
        int keyEnd = body.indexOf(' ');
        int versionEnd = body.indexOf(' ', keyEnd + 1);
        return new Stamp(body.substring(0, keyEnd), Long.parseLong(body, keyEnd + 1, versionEnd, 10));
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(crc.getValue());
    }
}
