package io.memwire.benchmarks.route;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;

/** Hashers and locators by name, as a client finds them, and lists of servers to place keys on. */
final class Plugins {
    private Plugins() {}

    static KeyHasher hasher(String name) {
        return ServiceLoader.load(KeyHasher.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(hasher -> hasher.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key hasher is named " + name));
    }

    static NodeLocatorFactory locator(String name) {
        return ServiceLoader.load(NodeLocatorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(locator -> locator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node locator is named " + name));
    }

    /** Servers of weight 1 or, if {@code weighted}, of weights 1 to 4 in turn. */
    static List<Server> servers(int count, boolean weighted) {
        return IntStream.range(0, count)
                .mapToObj(i -> Server.parse(address(i) + (weighted ? "=" + (i % 4 + 1) : "")))
                .toList();
    }

    static String address(int index) {
        return host(index) + ":11211";
    }

    static String host(int index) {
        return "10.0." + index / 250 + "." + (index % 250 + 1);
    }
}
