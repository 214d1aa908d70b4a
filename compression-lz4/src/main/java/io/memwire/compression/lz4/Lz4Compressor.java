package io.memwire.compression.lz4;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * The compressor {@code lz4}, id 1. Found as a service; made by hand only for what {@link Builder} has.
 *
 * <p>The stored form is the length of the value, 4 bytes, unsigned, the lowest first, and then one LZ4 block (the LZ4
 * block format, not the frame format of {@code .lz4} files). It is what {@code lz4.block} of Python and
 * {@code LZ4CompressorWithLength} of lz4-java write by default. There is no checksum, as there is none on a value that is
 * not compressed.
 *
 * <p>Bytes from the cache are not trusted: the length is held against the caller's limit and against what the bytes that
 * came can hold, before anything is allocated, and they are read by code that checks every index.
 *
 * <p>Thread-safety: immutable.
 *
 * @since 0.1
 */
public final class Lz4Compressor implements Compressor {
    private static final int FLAGS = ClientFlags.compressor(1);

    private static final VarHandle LENGTH = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HEADER_BYTES = Integer.BYTES;

    /** What one byte of a block can stand for at most: a byte 255 makes a match longer by 255. */
    private static final long MOST_PER_BYTE = 255;

    private final LZ4Compressor compressor;
    private final LZ4SafeDecompressor decompressor;

    /** Pure Java, at LZ4's usual speed; for {@link java.util.ServiceLoader}. */
    public Lz4Compressor() {
        this(LZ4Factory.safeInstance(), Builder.FAST);
    }

    private Lz4Compressor(LZ4Factory factory, int level) {
        compressor = level == Builder.FAST ? factory.fastCompressor() : factory.highCompressor(level);
        decompressor = factory.safeDecompressor();
    }

    /** Starts one with other settings; it reads and writes the same stored form. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return "lz4";
    }

    @Override
    public int flags() {
        return FLAGS;
    }

    @Override
    public byte[] compress(byte[] value) {
        byte[] stored = new byte[Math.addExact(HEADER_BYTES, compressor.maxCompressedLength(value.length))];
        LENGTH.set(stored, 0, value.length);
        int blockLength = compressor.compress(value, 0, value.length, stored, HEADER_BYTES);
        return Arrays.copyOf(stored, HEADER_BYTES + blockLength);
    }

    @Override
    public byte[] decompress(byte[] stored, int maxLength) {
        int blockLength = stored.length - HEADER_BYTES;
        if (blockLength < 1) {
            throw new TranscodingException("its LZ4 data is cut off: it has no block");
        }
        long length = Integer.toUnsignedLong((int) LENGTH.get(stored, 0));
        if (length > maxLength) {
            throw new TranscodingException(
                    "it is over maxDecompressedBytes, " + maxLength + ", when decompressed: " + length + " bytes");
        }
        if (length > MOST_PER_BYTE * blockLength) {
            throw new TranscodingException("its LZ4 data is corrupt: a block of " + blockLength
                    + " bytes cannot hold the " + length + " that its header tells");
        }
        byte[] value = new byte[(int) length]; // always new: a corrupt block could show what was in it before
        if (decompress(stored, blockLength, value) != length) {
            throw new TranscodingException("its LZ4 data is corrupt: its block ends before the value does");
        }
        return value;
    }

    private int decompress(byte[] stored, int blockLength, byte[] value) {
        try {
            return decompressor.decompress(stored, HEADER_BYTES, blockLength, value, 0, value.length);
        } catch (LZ4Exception e) {
            throw new TranscodingException("its LZ4 data is corrupt, or not LZ4", e);
        }
    }

    /**
     * Settings of an {@link Lz4Compressor} that is given by hand, {@code compressor(Lz4Compressor.builder()…build())}.
     * Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        static final int FAST = 0;
        private static final int MAX_LEVEL = 17;

        private int level = FAST;
        private boolean isNative;

        private Builder() {}

        /**
         * Writes smaller blocks in more time: LZ4 HC. What is written is read as fast as any other, by any reader.
         *
         * @param newLevel 1, the fastest, to 17, the smallest; 9 is usual
         * @throws InvalidRequestException if it is out of this range
         */
        public Builder highCompression(int newLevel) {
            if (newLevel < 1 || newLevel > MAX_LEVEL) {
                throw new InvalidRequestException(
                        "highCompression " + newLevel + " is out of range 1-" + MAX_LEVEL + ": 9 is usual");
            }
            level = newLevel;
            return this;
        }

        /**
         * Uses the C library that lz4-java brings for most machines, instead of Java: faster, in code that the JVM does
         * not guard. It is unpacked to the folder of temporary files. JDK 24 and later warn of it unless they are started
         * with {@code --enable-native-access=org.lz4.java}, or {@code =ALL-UNNAMED} on the class path.
         */
        public Builder nativeLibrary() {
            isNative = true;
            return this;
        }

        /**
         * Makes the compressor.
         *
         * @throws InvalidRequestException if the native library is asked for and cannot be loaded
         */
        public Lz4Compressor build() {
            return new Lz4Compressor(isNative ? nativeFactory() : LZ4Factory.safeInstance(), level);
        }

        private static LZ4Factory nativeFactory() {
            try {
                return LZ4Factory.nativeInstance();
            } catch (LinkageError | AssertionError e) { // what lz4-java throws, as each part of it finds out
                throw new InvalidRequestException(
                        "the native library of lz4-java cannot be loaded (" + e + "): leave nativeLibrary() out", e);
            }
        }
    }
}
