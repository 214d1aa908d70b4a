package io.memwire.cli;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code set}, {@code add}, {@code replace}, {@code append} and {@code prepend}. */
abstract class StoreCommands extends KeyCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Parameters(index = "1", paramLabel = "VALUE", description = "The value; - reads it from standard input.")
    private String value = "";

    @Mixin
    private ValueOptions values = new ValueOptions();

    private StoreCommands(Terminal terminal) {
        super(terminal);
    }

    @Override
    final MemcacheClientBuilder configure(MemcacheClientBuilder client) {
        return values.configure(client);
    }

    @Override
    final int run(MemcacheClient client) throws IOException {
        boolean stored = store(client, Key.of(key), values.value(value, terminal()));
        if (json()) {
            print(Json.object().put("key", key).put("stored", stored));
        } else if (!stored) {
            say("not stored: the key has " + (this instanceof Add ? "a value already" : "no value"));
        }
        return stored ? ExitStatus.DONE : ExitStatus.MISS;
    }

    abstract boolean store(MemcacheClient client, Key key, Object value);

    /** Those whose item gets a ttl. */
    abstract static class WithTtl extends StoreCommands {
        @Option(
                names = "--ttl",
                paramLabel = "DURATION",
                defaultValue = "never",
                converter = Durations.OfItem.class,
                description = "How long the item lives: 90s, 10m, 1h30m, PT10M, plain seconds, or never (default).")
        private Ttl ttl = Ttl.never();

        private WithTtl(Terminal terminal) {
            super(terminal);
        }

        final StoreOptions options() {
            return StoreOptions.ttl(ttl);
        }
    }

    @Command(
            name = "set",
            description = "Stores a value, whether or not the key has one.",
            footer = {
                "",
                "Examples:",
                "  memwire set greeting 'Hello, world' --ttl 10m",
                "  memwire set counter 41 --type int",
                "  memwire set logo.png - < logo.png"
            })
    static final class Set extends WithTtl {
        Set(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean store(MemcacheClient client, Key key, Object value) {
            return client.set(key, value, options());
        }
    }

    @Command(
            name = "add",
            description = "Stores a value only if the key has none.",
            footer = {"", "Example:", "  memwire add lock:nightly $HOSTNAME --ttl 1h && nightly-job"})
    static final class Add extends WithTtl {
        Add(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean store(MemcacheClient client, Key key, Object value) {
            return client.add(key, value, options());
        }
    }

    @Command(
            name = "replace",
            description = "Stores a value only if the key has one.",
            footer = {"", "Example:", "  memwire replace greeting 'Good morning' --ttl 3h"})
    static final class Replace extends WithTtl {
        Replace(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean store(MemcacheClient client, Key key, Object value) {
            return client.replace(key, value, options());
        }
    }

    @Command(
            name = "append",
            description = "Puts a value after the one that the key has; the item's ttl stays.",
            footer = {"", "Example:", "  date | memwire append visits -"})
    static final class Append extends StoreCommands {
        Append(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean store(MemcacheClient client, Key key, Object value) {
            return client.append(key, value);
        }
    }

    @Command(
            name = "prepend",
            description = "Puts a value before the one that the key has; the item's ttl stays.",
            footer = {"", "Example:", "  memwire prepend greeting '>> '"})
    static final class Prepend extends StoreCommands {
        Prepend(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean store(MemcacheClient client, Key key, Object value) {
            return client.prepend(key, value);
        }
    }
}
