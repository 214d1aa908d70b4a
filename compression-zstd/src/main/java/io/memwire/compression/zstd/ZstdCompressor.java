package io.memwire.compression.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The compressor {@code zstd}, id 2. Found as a service; made by hand only for another {@linkplain #ZstdCompressor(int)
 * level}.
 *
 * <p>The stored form is one Zstandard frame (RFC 8878) that tells the length of its content and needs no dictionary; it is
 * written with a checksum and read with or without. A frame without the length, a frame that needs a dictionary, several
 * frames, and bytes behind the frame are refused.
 *
 * <p>Bytes from the cache are not trusted: the length is held against the caller's limit and against what the bytes that
 * came can hold, before anything is allocated. They are then read by the C library of the Zstandard project, in one pass
 * from array to array, which needs no window, whatever the frame asks for.
 *
 * <p>That library is unpacked to the folder of temporary files when the first of these is made. JDK 24 and later warn of it
 * unless they are started with {@code --enable-native-access=com.github.luben.zstd_jni}, or {@code =ALL-UNNAMED} on the
 * class path.
 *
 * <p>Thread-safety: immutable.
 *
 * @since 0.1
 */
public final class ZstdCompressor implements Compressor {
    private static final int FLAGS = ClientFlags.compressor(2);

    /** The level of Zstandard itself: as fast as the negative ones nearly, and much smaller. */
    private static final int DEFAULT_LEVEL = 3;

    /**
     * What one byte of a frame can stand for at most: a block that repeats one byte 128 Ki times has four bytes. Source:
     * RFC 8878, 3.1.1.2.
     */
    private static final long MOST_PER_BYTE = (128 << 10) / 4;

    /** The first bytes of a frame, read as one number. Source: RFC 8878, 3.1.1. */
    private static final int MAGIC = 0xFD2FB528;

    private static final VarHandle FIRST_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Magic number, frame header, and one block: no frame is shorter. */
    private static final int LEAST_BYTES = 4 + 2 + 3;

    private final int level;

    /**
     * Compresses at level 3; for {@link java.util.ServiceLoader}.
     *
     * @throws LinkageError if there is no native library for this machine, or it cannot be unpacked
     */
    public ZstdCompressor() {
        this(DEFAULT_LEVEL);
    }

    /**
     * Compresses at this level.
     *
     * @param level −7, the fastest, to 22, the smallest
     * @throws InvalidRequestException if it is out of this range
     * @throws LinkageError if there is no native library for this machine, or it cannot be unpacked
     */
    public ZstdCompressor(int level) {
        if (level < -7 || level > 22) {
            throw new InvalidRequestException("level " + level + " of zstd is out of range -7 to 22: 3 is usual");
        }
        Native.load(); // here, so that a client cannot be built that fails at its first value
        this.level = level;
    }

    @Override
    public String name() {
        return "zstd";
    }

    @Override
    public int flags() {
        return FLAGS;
    }

    @Override
    public byte[] compress(byte[] value) {
        byte[] stored = new byte[Math.toIntExact(Zstd.compressBound(value.length))];
        try {
            return Arrays.copyOf(stored, (int) Zstd.compress(stored, value, level, true));
        } catch (ZstdException e) {
            throw new TranscodingException("zstd cannot compress it: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] decompress(byte[] stored, int maxLength) {
        if (stored.length < LEAST_BYTES || (int) FIRST_INT.get(stored, 0) != MAGIC) {
            // Here and not in the library, which would read the formats of before version 1 as well.
            throw new TranscodingException("its zstd data is cut off, or not zstd: it does not begin as a frame does");
        }
        try {
            long frameLength = Zstd.findFrameCompressedSize(stored);
            if (frameLength != stored.length) {
                throw new TranscodingException(
                        (stored.length - frameLength) + " bytes follow the end of its zstd frame");
            }
            byte[] value = new byte[contentLength(stored, maxLength)]; // always new: nothing else can show in it
            if (Zstd.decompress(value, stored) != value.length) {
                throw new TranscodingException("its zstd data is corrupt: its frame ends before the value does");
            }
            return value;
        } catch (ZstdException e) {
            throw new TranscodingException("its zstd data is corrupt: " + e.getMessage(), e);
        }
    }

    /** What the frame tells of itself, once it is believable. */
    private static int contentLength(byte[] stored, int maxLength) {
        long length = Zstd.getFrameContentSize(stored);
        if (length < 0) {
            throw new TranscodingException("its zstd frame does not tell the length of its content");
        }
        if (length > maxLength) {
            throw new TranscodingException(
                    "it is over maxDecompressedBytes, " + maxLength + ", when decompressed: " + length + " bytes");
        }
        if (length > MOST_PER_BYTE * stored.length) {
            throw new TranscodingException("its zstd data is corrupt: a frame of " + stored.length
                    + " bytes cannot hold the " + length + " that its header tells");
        }
        return (int) length;
    }
}
