import io.memwire.api.spi.Compressor;
import io.memwire.compression.zstd.ZstdCompressor;
import org.jspecify.annotations.NullMarked;

/**
 * Zstandard compression of stored values: smaller than zlib and faster, by a native library. Put it on the module path
 * or class path; values that it wrote are then read, and {@code compressor("zstd")} in the builder makes it write.
 *
 * @provides Compressor the compressor named {@code zstd}, id 2
 * @since 0.1
 */
@NullMarked
module io.memwire.compression.zstd {
    requires transitive io.memwire.api;
    requires com.github.luben.zstd_jni;

    exports io.memwire.compression.zstd;

    provides Compressor with
            ZstdCompressor;
}
