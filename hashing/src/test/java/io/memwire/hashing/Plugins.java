package io.memwire.hashing;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** All hashers and locators there are: the constants of their classes. */
final class Plugins {
    static final List<KeyHasher> HASHERS = constants(KeyHashers.class, KeyHasher.class);
    static final List<NodeLocatorFactory> LOCATORS = constants(NodeLocators.class, NodeLocatorFactory.class);

    private Plugins() {}

    static KeyHasher hasher(String name) {
        return named(name, HASHERS, KeyHasher::name);
    }

    static NodeLocatorFactory locator(String name) {
        return named(name, LOCATORS, NodeLocatorFactory::name);
    }

    /** A hasher that goes with the locator: the usual one of a ring. */
    static KeyHasher hasherFor(NodeLocatorFactory locator) {
        return switch (locator.name()) {
            case "ketama-libmemcached" -> KeyHashers.ONE_AT_A_TIME;
            case "ketama-xmemcached-libmemcached" -> KeyHashers.ONE_AT_A_TIME_UNSIGNED;
            case "ketama-elasticache", "ketama-elasticache-weighted" -> KeyHashers.SHA_384;
            case "ketama-folsom", "jump", "rendezvous" -> KeyHashers.MURMUR3_32;
            case "modulo", "modulo-scan" -> KeyHashers.CMEMCACHE;
            default -> KeyHashers.MD5;
        };
    }

    private static <P> P named(String name, List<P> plugins, Function<P, String> nameOf) {
        return plugins.stream()
                .filter(plugin -> nameOf.apply(plugin).equals(name))
                .findAny()
                .orElseThrow();
    }

    private static <P> List<P> constants(Class<?> holder, Class<P> type) {
        return Arrays.stream(holder.getFields())
                .map(field -> {
                    try {
                        return type.cast(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new LinkageError(e.getMessage(), e);
                    }
                })
                .toList();
    }
}
