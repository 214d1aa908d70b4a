import io.memwire.api.spi.Compressor;
import io.memwire.compression.lz4.Lz4Compressor;
import org.jspecify.annotations.NullMarked;

/**
 * LZ4 compression of stored values: fast in both directions. Put it on the module path or class path; values that it
 * wrote are then read, and {@code compressor("lz4")} in the builder makes it write.
 *
 * @provides Compressor the compressor named {@code lz4}, id 1
 * @since 0.1
 */
@NullMarked
@SuppressWarnings({"module", "requires-automatic"}) // the name ends in a digit; the LZ4 library has no module-info
module io.memwire.compression.lz4 {
    requires transitive io.memwire.api;
    requires org.lz4.java;

    exports io.memwire.compression.lz4;

    provides Compressor with
            Lz4Compressor;
}
