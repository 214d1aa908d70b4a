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
import java.util.stream.Collectors;

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
    private static final Map<String, String> HOMES = Map.of(
            "cmemcache", "hashing",
            "cmemcache-1.60", "hashing",
            "crc32-signed", "hashing",
            "crc32-unsigned", "hashing",
            "modulo", "hashing",
            "modulo-scan", "hashing",
            "kryo", "serialization-kryo",
            "pickle", "serialization-pickle",
            "lz4", "compression-lz4",
            "zstd", "compression-zstd");

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

    /** Those given by hand, and of those found all that have neither the name nor the flags of one given by hand. */
    List<P> join(List<P> byHand, List<P> found) {
        requireDistinct(byHand);
        requireDistinct(found);
        var all = new ArrayList<P>(byHand);
        for (P plugin : found) {
            if (byHand.stream().noneMatch(own -> sameName(own, plugin) || sameFlags(own, plugin))) {
                all.add(plugin);
            }
        }
        return all;
    }

    /**
     * Checks that each has a name and flags of its own.
     *
     * @throws InvalidRequestException if two share them, or the flags are not such as this kind may have
     */
    void requireDistinct(List<P> plugins) {
        for (int i = 0; i < plugins.size(); i++) {
            P plugin = plugins.get(i);
            requireName(plugin);
            if (!allowed.test(flags.applyAsInt(plugin))) {
                throw new InvalidRequestException("the " + word + " " + className(plugin) + " has the flags "
                        + FlagLayout.hex(flags.applyAsInt(plugin)) + ", which a " + word
                        + " may not have: ClientFlags." + word + "(id) gives its flags");
            }
            for (P earlier : plugins.subList(0, i)) {
                if (sameName(earlier, plugin)) {
                    throw clash("the name " + name.apply(plugin), earlier, plugin);
                }
                if (sameFlags(earlier, plugin)) {
                    throw clash("the flags " + FlagLayout.hex(flags.applyAsInt(plugin)), earlier, plugin);
                }
            }
        }
    }

    private void requireName(P plugin) {
        if (name.apply(plugin) == null || name.apply(plugin).isBlank()) {
            throw new InvalidRequestException("the " + word + " " + className(plugin) + " has no name");
        }
    }

    private boolean sameName(P one, P other) {
        return name.apply(one).equals(name.apply(other));
    }

    private boolean sameFlags(P one, P other) {
        return flags.applyAsInt(one) != NO_FLAGS && flags.applyAsInt(one) == flags.applyAsInt(other);
    }

    private InvalidRequestException clash(String what, P one, P other) {
        return new InvalidRequestException("two " + word + "s have " + what + ": " + className(one) + " and "
                + className(other) + "; remove one of them");
    }

    private static String className(Object plugin) {
        return plugin.getClass().getName();
    }

    /**
     * The one with this name.
     *
     * @throws InvalidRequestException if there is none; lists those that are present and tells which module has it
     */
    P named(String wanted, List<P> plugins) {
        for (P plugin : plugins) {
            if (name.apply(plugin).equals(wanted)) {
                return plugin;
            }
        }
        String present =
                plugins.isEmpty() ? "none" : plugins.stream().map(name).sorted().collect(Collectors.joining(", "));
        throw new InvalidRequestException(
                "no " + word + " named \"" + wanted + "\" is present (present: " + present + ")" + advice(wanted));
    }

    private static String advice(String wanted) {
        String home = HOMES.get(wanted);
        return home == null
                ? ": add the module that has it, or give it in the builder"
                : ": add the module io.memwire." + home.replace('-', '.') + " (artifact io.memwire:memwire-" + home
                        + ")";
    }
}
