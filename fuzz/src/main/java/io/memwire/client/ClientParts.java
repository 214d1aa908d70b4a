package io.memwire.client;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.Transcoder;

/** What of the client reads bytes or checks text, and cannot be reached by itself from outside of its package. */
public final class ClientParts {
    private ClientParts() {}

    /**
     * The built-in transcoder with all plug-ins.
     *
     * @param maxDecompressedBytes the option
     */
    public static Transcoder transcoder(int maxDecompressedBytes) {
        return Providers.transcoder(MemcacheClient.builder()
                .serializer("kryo")
                .maxDecompressedBytes(maxDecompressedBytes)
                .options());
    }

    /** The compressor {@code zlib}. */
    public static Compressor zlib() {
        return new ZlibCompressor();
    }

    /** The key, if a client takes it. */
    public static Key requireKey(Key key, boolean checkKeys) {
        return new KeyRules(checkKeys, 250).require(key);
    }

    /** The argument of {@code stats}, if a client takes it. */
    public static String statsArgument(String argument) {
        return ServerRequests.statsArgument(argument);
    }
}
