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
        return byHand != null ? byHand : named(PluginKind.KEY_HASHER, options.hasherName());
    }

    /**
     * The node locator's factory of these options.
     *
     * @throws InvalidRequestException if none has the name, two have the same, or one cannot be loaded
     */
    static NodeLocatorFactory locator(ClientOptions options) {
        NodeLocatorFactory byHand = options.locator();
        return byHand != null ? byHand : named(PluginKind.NODE_LOCATOR, options.locatorName());
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
    static Transcoder builtIn(
            ClientOptions options, List<Serializer> foundSerializers, List<Compressor> foundCompressors) {
        return new BuiltInTranscoder(
                options.dialect(), serialization(options, foundSerializers), compression(options, foundCompressors));
    }

    private static Serialization serialization(ClientOptions options, List<Serializer> found) {
        PluginKind<Serializer> kind = PluginKind.SERIALIZER;
        List<Plugin<Serializer>> all = kind.join(kind.describe(options.serializers()), kind.describe(found));
        String name = options.serializerName();
        Plugin<Serializer> onlyOne = all.size() == 1 ? all.get(0) : null;
        return new Serialization(all, name == null ? onlyOne : kind.named(name, all));
    }

    private static Compression compression(ClientOptions options, List<Compressor> found) {
        PluginKind<Compressor> kind = PluginKind.COMPRESSOR;
        var foundAndBuiltIn = new ArrayList<Compressor>(found);
        foundAndBuiltIn.add(new ZlibCompressor());
        List<Plugin<Compressor>> all = kind.join(kind.describe(options.compressors()), kind.describe(foundAndBuiltIn));
        String name = options.compressorName();
        return new Compression(all, kind.named(name == null ? "zlib" : name, all), options.maxDecompressedBytes());
    }

    private static <P> P named(PluginKind<P> kind, String name) {
        return kind.named(name, kind.describe(present(kind))).instance();
    }

    private static <P> List<P> present(PluginKind<P> kind) {
        // The loader of this class, not the thread's: which plug-ins there are must not depend on who makes the client.
        var providers = ServiceLoader.load(kind.service(), Providers.class.getClassLoader()).stream();
        return instances(kind, providers.iterator());
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
            String reason = e.getMessage() + (e.getCause() == null ? "" : ", because of " + e.getCause());
            throw new InvalidRequestException(
                    "cannot load the " + kind.word() + " " + at + ": " + reason + "; repair or remove it", e);
        }
        return instances;
    }
}
