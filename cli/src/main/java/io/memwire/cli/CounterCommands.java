package io.memwire.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import java.io.IOException;
import java.math.BigInteger;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code incr} and {@code decr}. */
abstract class CounterCommands extends KeyCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The key of the counter.")
    private String key = "";

    @Parameters(
            index = "1",
            paramLabel = "DELTA",
            defaultValue = "1",
            converter = UnsignedNumber.class,
            description = "How much, up to 2^64-1; 1 if left out.")
    private long delta;

    private CounterCommands(Terminal terminal) {
        super(terminal);
    }

    @Override
    final int run(MemcacheClient client) throws IOException {
        OptionalLong number = count(client, Key.of(key), delta);
        boolean found = number.isPresent();
        String text = found ? Long.toUnsignedString(number.getAsLong()) : "";
        if (json()) {
            Json.Members line = Json.object().put("key", key).put("found", found);
            print(found ? line.put("value", new BigInteger(text)) : line);
        } else if (found) {
            terminal().out().write((text + "\n").getBytes(US_ASCII));
        } else {
            say("no such counter: set it first, for example: memwire set " + key + " 0 --type int");
        }
        return found ? ExitStatus.DONE : ExitStatus.MISS;
    }

    abstract OptionalLong count(MemcacheClient client, Key key, long delta);

    @Command(
            name = "incr",
            description = "Adds to a counter and prints it; it wraps at 2^64.",
            footer = {"", "Examples:", "  memwire incr hits", "  memwire incr hits 10"})
    static final class Incr extends CounterCommands {
        Incr(Terminal terminal) {
            super(terminal);
        }

        @Override
        OptionalLong count(MemcacheClient client, Key key, long delta) {
            return client.incrUnsigned(key, delta);
        }
    }

    @Command(
            name = "decr",
            description = "Subtracts from a counter and prints it; it stops at 0.",
            footer = {"", "Examples:", "  memwire decr stock", "  memwire decr stock 10"})
    static final class Decr extends CounterCommands {
        Decr(Terminal terminal) {
            super(terminal);
        }

        @Override
        OptionalLong count(MemcacheClient client, Key key, long delta) {
            return client.decrUnsigned(key, delta);
        }
    }
}
