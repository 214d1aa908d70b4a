package io.memwire.client;

import io.memwire.api.ClientOptions;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.api.spi.Serializer;
import io.memwire.api.spi.Transcoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Makes of a client's options the plug-ins it works with: what was given by hand, and what {@link ServiceLoader} finds by
 * name. One given by hand takes the place of one found that has its name or its flags.
 */
final class Providers {
    private Providers() {}

    /**
     * The key hasher of these options.
     *
     * @throws InvalidRequestException if none has the name, two have the same, or one cannot be loaded
     */
    static KeyHasher hasher(ClientOptions options) {
        KeyHasher byHand = options.hasher();
        return byHand != null
                ? byHand
                : PluginKind.KEY_HASHER.named(options.hasherName(), present(PluginKind.KEY_HASHER));
    }

    /**
     * The node locator's factory of these options.
     *
     * @throws InvalidRequestException if none has the name, two have the same, or one cannot be loaded
     */
    static NodeLocatorFactory locator(ClientOptions options) {
        NodeLocatorFactory byHand = options.locator();
        return byHand != null
                ? byHand
                : PluginKind.NODE_LOCATOR.named(options.locatorName(), present(PluginKind.NODE_LOCATOR));
    }

    /**
     * The transcoder given by hand, or the built-in one with all serializers and compressors there are.
     *
     * @throws InvalidRequestException if none has a name that the options ask for, two have the same name or flags, or one
     *     cannot be loaded
     */
    static Transcoder transcoder(ClientOptions options) {
        Transcoder byHand = options.transcoder();
        return byHand != null
                ? byHand
                : builtIn(options, present(PluginKind.SERIALIZER), present(PluginKind.COMPRESSOR));
    }

    /** The built-in transcoder with the plug-ins found. */
    static Transcoder builtIn(ClientOptions options, List<Serializer> foundSerializers, List<Compressor> found) {
        List<Serializer> serializers = PluginKind.SERIALIZER.join(options.serializers(), foundSerializers);
        String serializerName = options.serializerName();
        Serializer onlyOne = serializers.size() == 1 ? serializers.get(0) : null;
        var serialization = new Serialization(
                serializers,
                serializerName == null ? onlyOne : PluginKind.SERIALIZER.named(serializerName, serializers));

        var foundAndBuiltIn = new ArrayList<Compressor>(found);
        foundAndBuiltIn.add(new ZlibCompressor());
        List<Compressor> compressors = PluginKind.COMPRESSOR.join(options.compressors(), foundAndBuiltIn);
        String compressorName = options.compressorName();
        var compression = new Compression(
                compressors,
                PluginKind.COMPRESSOR.named(compressorName == null ? "zlib" : compressorName, compressors),
                options.maxDecompressedBytes());
        return new BuiltInTranscoder(options.dialect(), serialization, compression);
    }

    private static <P> List<P> present(PluginKind<P> kind) {
        // The loader of this class, not the thread's: which plug-ins there are must not depend on who makes the client.
        return instances(
                kind,
                ServiceLoader.load(kind.service(), Providers.class.getClassLoader()).stream()
                        .iterator());
    }

    /** Makes an instance of each provider. */
    static <P> List<P> instances(PluginKind<P> kind, Iterator<ServiceLoader.Provider<P>> providers) {
        var instances = new ArrayList<P>();
        String at = "a provider of " + kind.service().getName();
        try {
            while (providers.hasNext()) {
                ServiceLoader.Provider<P> provider = providers.next();
                at = provider.type().getName();
                instances.add(provider.get());
            }
        } catch (ServiceConfigurationError | LinkageError e) { // LinkageError: a library that it needs is missing
            throw new InvalidRequestException(
                    "cannot load the " + kind.word() + " " + at + ": " + e.getMessage() + "; repair or remove it", e);
        }
        kind.requireDistinct(instances);
        return instances;
    }
}
