package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.InvalidKeyException;
import io.memwire.api.InvalidKeyException.Reason;
import io.memwire.api.Key;
import io.memwire.api.Server;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "route",
        description = {
            "Shows which server holds a key, without connecting.",
            "It prints a line KEY<TAB>HASH<TAB>SERVER for each key. HASH is what the key hasher gives for the key, in"
                    + " decimal; SERVER is - when no server takes the key."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  memwire route user:1 user:2 --servers a:11211,b:11211=2",
            "  memwire route - --servers a:11211,b:11211 < keys.txt | cut -f3 | sort | uniq -c",
            "  memwire route user:1 --servers a:11211,b:11211 --dead a:11211"
        })
final class RouteCommand implements Callable<Integer> {
    private static final int INPUT_BYTES = 64 << 10;
    private static final int MAX_KEY_BYTES = 250; // memcached's, and the client's default

    @Parameters(
            paramLabel = "KEY",
            arity = "1..*",
            description =
                    "The keys; - reads them from standard input, one a line, any bytes. Empty lines are left out.")
    private List<String> keys = List.of();

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(
            names = "--dead",
            paramLabel = "SERVER",
            split = ",",
            description = "A server that is down; may be repeated.")
    private List<String> dead = List.of();

    @Option(names = "--json", description = "Print JSON, an object on each line.")
    private boolean json;

    private final Terminal terminal;

    RouteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var placement = new Placement(options, options.servers(terminal.environment()), dead);
        int status = ExitStatus.DONE;
        for (String key : keys) {
            int one = key.equals("-") ? routeInput(placement) : route(key.getBytes(UTF_8), 0, placement);
            status = Math.max(status, one);
        }
        return status;
    }

    private int routeInput(Placement placement) throws IOException {
        // Who asks key by key sees each answer at once; who sends a file is answered in large blocks.
        var lines = new KeyLines(terminal.in(), INPUT_BYTES, terminal.out()::flush);
        int status = ExitStatus.DONE;
        long line = 0;
        for (byte[] key = lines.next(); key != null; key = lines.next()) {
            line++;
            if (key.length > 0) {
                status = Math.max(status, route(key, line, placement));
            }
        }
        return status;
    }

    /** Prints the line of a key, that of a line of input if that is not 0. One that no client would send is told, and the others go on. */
    private int route(byte[] bytes, long line, Placement placement) throws IOException {
        try {
            requireValid(Key.of(bytes));
        } catch (InvalidKeyException e) {
            Failures.say((line > 0 ? "line " + line + ": " : "") + e.getMessage(), terminal.err());
            return ExitStatus.BAD_INPUT;
        }
        long hash = placement.hash(bytes);
        Server server = placement.locate(bytes, hash);
        String address = server == null ? "-" : server.address();
        OutputStream out = terminal.out();
        if (json) {
            Json.line(
                    Json.object()
                            .putBytes("key", bytes)
                            .put("hash", hash)
                            .put("server", server == null ? null : address),
                    out);
        } else {
            out.write(bytes);
            out.write(("\t" + hash + "\t" + address + "\n").getBytes(UTF_8));
        }
        return ExitStatus.DONE;
    }

    /** The client's own rules beyond those of every key. */
    private static void requireValid(Key key) {
        if (key.length() > MAX_KEY_BYTES) {
            throw new InvalidKeyException(
                    Reason.TOO_LONG, "key of " + key.length() + " bytes is over " + MAX_KEY_BYTES + ": " + key);
        }
        if (key.holdsControlBytes()) {
            throw new InvalidKeyException(Reason.CHARACTER, "control characters are not allowed in a key: " + key);
        }
    }
}
