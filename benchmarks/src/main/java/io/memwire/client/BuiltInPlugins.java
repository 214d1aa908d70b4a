package io.memwire.client;

import io.memwire.api.MemcacheClient;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.Transcoder;

/** What the client brings itself and no service file names. */
public final class BuiltInPlugins {
    private BuiltInPlugins() {}

    /** The transcoder of a client with default options. */
    public static Transcoder transcoder() {
        return Providers.transcoder(MemcacheClient.builder().options());
    }

    /** The compressor {@code zlib}. */
    public static Compressor zlib() {
        return new ZlibCompressor();
    }
}
