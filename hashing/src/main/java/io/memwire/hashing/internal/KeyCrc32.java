package io.memwire.hashing.internal;

import java.util.Objects;
import java.util.zip.CRC32;

/** CRC-32 of a key (the zlib polynomial), which all hashers of python-memcached begin with. */
final class KeyCrc32 {
    private KeyCrc32() {}

    /**
     * Returns the checksum, 0 to 2^32−1.
     *
     * <p>The {@code CRC32} does not leave this method, so compiled code keeps it in registers: nothing is allocated, and
     * the JDK's intrinsic is several times faster than a table in Java. An allocation test watches this.
     */
    static long of(byte[] key, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, key.length);
        var crc = new CRC32();
        crc.update(key, offset, length);
        return crc.getValue();
    }
}
