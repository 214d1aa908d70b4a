package io.memwire.cli;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** The key hashers and node locators that are present, for {@code route}, which has no client to ask. */
final class Plugins {
    private Plugins() {}

    static Map<String, KeyHasher> hashers() {
        return present(KeyHasher.class, KeyHasher::name);
    }

    static Map<String, NodeLocatorFactory> locators() {
        return present(NodeLocatorFactory.class, NodeLocatorFactory::name);
    }

    /**
     * The one of these that has the name.
     *
     * @throws InvalidRequestException if there is none; lists those that are present
     */
    static <P> P named(String name, Map<String, P> plugins, String word) {
        P plugin = plugins.get(name);
        if (plugin == null) {
            throw new InvalidRequestException("no " + word + " named \"" + name + "\" is present (present: "
                    + String.join(", ", plugins.keySet()) + ")");
        }
        return plugin;
    }

    private static <P> Map<String, P> present(Class<P> service, Function<P, String> name) {
        var plugins = new TreeMap<String, P>();
        for (P plugin : ServiceLoader.load(service, Plugins.class.getClassLoader())) {
            plugins.put(name.apply(plugin), plugin);
        }
        return plugins;
    }
}
