package io.memwire.client;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.api.spi.Serializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * One kind of plug-in: how its members are told apart, and what is said when that fails.
 *
 * @param <P> the SPI interface
 */
final class PluginKind<P> {
    /** For kinds whose members mark no values. */
    private static final int NO_FLAGS = 0;

    static final PluginKind<KeyHasher> KEY_HASHER =
            new PluginKind<>("key hasher", KeyHasher.class, KeyHasher::name, hasher -> NO_FLAGS, flags -> true);

    static final PluginKind<NodeLocatorFactory> NODE_LOCATOR = new PluginKind<>(
            "node locator", NodeLocatorFactory.class, NodeLocatorFactory::name, locator -> NO_FLAGS, flags -> true);

    static final PluginKind<Serializer> SERIALIZER = new PluginKind<>(
            "serializer",
            Serializer.class,
            Serializer::name,
            Serializer::flags,
            flags -> flags == ClientFlags.PICKLE
                    || (flags == FlagLayout.encoding(flags) && FlagLayout.serializerId(flags) > NativeScalar.MAX_ID));

    static final PluginKind<Compressor> COMPRESSOR = new PluginKind<>(
            "compressor",
            Compressor.class,
            Compressor::name,
            Compressor::flags,
            flags -> flags != 0 && flags == FlagLayout.compression(flags));

    /** Which module of ours has which plug-in, for the advice when one is missing. */
    private static final Map<String, List<String>> HOMES = Map.of(
            "hashing",
            List.of(
                    "cmemcache",
                    "cmemcache-1.60",
                    "crc32-signed",
                    "crc32-unsigned",
                    "fnv1-32",
                    "fnv1-32-utf16",
                    "fnv1-64",
                    "fnv1-64-utf16",
                    "fnv1a-32",
                    "fnv1a-32-utf16",
                    "fnv1a-64",
                    "fnv1a-64-utf16",
                    "java-string",
                    "md5",
                    "murmur3-32",
                    "one-at-a-time",
                    "one-at-a-time-unsigned",
                    "sha-384",
                    "array-mod",
                    "jump",
                    "ketama-elasticache",
                    "ketama-elasticache-weighted",
                    "ketama-folsom",
                    "ketama-libmemcached",
                    "ketama-libmemcached-weighted",
                    "ketama-spymemcached",
                    "ketama-spymemcached-weighted",
                    "ketama-xmemcached",
                    "ketama-xmemcached-libmemcached",
                    "ketama-xmemcached-nginx",
                    "modulo",
                    "modulo-scan",
                    "rendezvous"),
            "serialization-kryo",
            List.of("kryo"),
            "serialization-pickle",
            List.of("pickle"),
            "compression-lz4",
            List.of("lz4"),
            "compression-zstd",
            List.of("zstd"));

    /** Which plug-in of ours has which flags, for the same. */
    private static final Map<Integer, String> OURS = Map.of(
            ClientFlags.PICKLE,
            "pickle",
            ClientFlags.serializer(16),
            "kryo",
            ClientFlags.compressor(1),
            "lz4",
            ClientFlags.compressor(2),
            "zstd");

    private final String word;
    private final Class<P> service;
    private final Function<P, String> name;
    private final ToIntFunction<P> flags;
    private final IntPredicate allowed;

    private PluginKind(
            String word, Class<P> service, Function<P, String> name, ToIntFunction<P> flags, IntPredicate allowed) {
        this.word = word;
        this.service = service;
        this.name = name;
        this.flags = flags;
        this.allowed = allowed;
    }

    /** What messages call it. */
    String word() {
        return word;
    }

    Class<P> service() {
        return service;
    }

    /**
     * Asks each for its name and flags.
     *
     * @throws InvalidRequestException if one fails or has no name, its flags are not such as this kind may have, or two
     *     share one of them
     */
    List<Plugin<P>> describe(List<P> instances) {
        var plugins = new ArrayList<Plugin<P>>();
        for (P instance : instances) {
            Plugin<P> plugin = describe(instance);
            plugins.forEach(earlier -> requireDistinct(earlier, plugin));
            plugins.add(plugin);
        }
        return plugins;
    }

    private Plugin<P> describe(P instance) {
        Origin origin = Origin.of(word, instance);
        String itsName;
        int itsFlags;
        try {
            itsName = name.apply(instance);
            itsFlags = flags.applyAsInt(instance);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw origin.failure("use a " + word + " that does not say its name and flags", e);
        }
        if (itsName == null || itsName.isBlank()) {
            throw new InvalidRequestException("the " + origin + " has no name");
        }
        if (!allowed.test(itsFlags)) {
            throw new InvalidRequestException("the " + origin + " has the flags " + FlagLayout.hex(itsFlags)
                    + ", which a " + word + " may not have: ClientFlags." + word + "(id) gives its flags");
        }
        return new Plugin<>(instance, itsName, itsFlags, Origin.of(word, itsName, instance));
    }

    private void requireDistinct(Plugin<P> one, Plugin<P> other) {
        if (sameName(one, other)) {
            throw clash("the name " + one.name(), one, other);
        }
        if (sameFlags(one, other)) {
            throw clash("the flags " + FlagLayout.hex(one.flags()), one, other);
        }
    }

    private InvalidRequestException clash(String what, Plugin<P> one, Plugin<P> other) {
        return new InvalidRequestException("two " + word + "s have " + what + ": " + one.className() + " and "
                + other.className() + "; remove one of them, or give the one to use in the builder");
    }

    /** Those given by hand, and of those found all that have neither the name nor the flags of one given by hand. */
    List<Plugin<P>> join(List<Plugin<P>> byHand, List<Plugin<P>> found) {
        var all = new ArrayList<>(byHand);
        for (Plugin<P> plugin : found) {
            if (byHand.stream().noneMatch(own -> sameName(own, plugin) || sameFlags(own, plugin))) {
                all.add(plugin);
            }
        }
        return all;
    }

    private boolean sameName(Plugin<P> one, Plugin<P> other) {
        return one.name().equals(other.name());
    }

    private boolean sameFlags(Plugin<P> one, Plugin<P> other) {
        return one.flags() != NO_FLAGS && one.flags() == other.flags();
    }

    /**
     * The one with this name.
     *
     * @throws InvalidRequestException if there is none; lists those that are present and tells which module has it
     */
    Plugin<P> named(String wanted, List<Plugin<P>> plugins) {
        for (Plugin<P> plugin : plugins) {
            if (plugin.name().equals(wanted)) {
                return plugin;
            }
        }
        throw new InvalidRequestException("no " + word + " named \"" + wanted + "\" is present (present: "
                + Plugin.names(plugins) + ")" + advice(wanted));
    }

    /** What to do when the plug-in with these flags is missing. */
    String advice(int missing) {
        return advice(OURS.getOrDefault(missing, ""));
    }

    private static String advice(String missing) {
        for (Map.Entry<String, List<String>> home : HOMES.entrySet()) {
            if (home.getValue().contains(missing)) {
                String module = home.getKey();
                return ": add the module io.memwire." + module.replace('-', '.') + " (artifact io.memwire:memwire-"
                        + module + ")";
            }
        }
        return ": add the module that has it, or give it in the builder";
    }
}
