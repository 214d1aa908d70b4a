package io.memwire.client;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in and what it says of itself, asked once.
 *
 * @param instance the plug-in
 * @param name what users choose it by
 * @param flags what its values are marked with, 0 for kinds that mark none
 * @param origin what messages call it
 * @param <P> the SPI interface
 */
record Plugin<P>(P instance, String name, int flags, Origin origin) {
    /** The one that reads what these flags mark; null when there is none. */
    static <P> @Nullable Plugin<P> withFlags(int flags, List<Plugin<P>> plugins) {
        for (Plugin<P> plugin : plugins) {
            if (plugin.flags == flags) {
                return plugin;
            }
        }
        return null;
    }

    /** For messages: which there are. */
    static <P> String names(List<Plugin<P>> plugins) {
        return plugins.isEmpty()
                ? "none"
                : plugins.stream().map(Plugin::name).sorted().collect(Collectors.joining(", "));
    }

    String className() {
        return instance.getClass().getName();
    }
}
