package io.memwire.cli;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which servers there are and how keys are placed on them. */
final class ServerOptions {
    private static final String VARIABLE = "MEMWIRE_SERVERS";

    @Option(
            names = "--servers",
            paramLabel = "LIST",
            description = "Servers in the application's order, with weights: a:11211,b:11211=2,unix:/run/m.sock."
                    + " Default: $MEMWIRE_SERVERS, else 127.0.0.1:11211.")
    private @Nullable String servers;

    @Option(
            names = "--hasher",
            paramLabel = "HASHER", // the completion script names the list of candidates after it
            defaultValue = "cmemcache",
            completionCandidates = HasherNames.class,
            description =
                    "Key hasher: cmemcache (default), cmemcache-1.60, crc32-signed, crc32-unsigned, md5, murmur3-32 or"
                            + " another; see docs/locators.md.")
    private String hasher = "";

    @Option(
            names = "--locator",
            paramLabel = "LOCATOR",
            defaultValue = "modulo",
            completionCandidates = LocatorNames.class,
            description =
                    "Node locator: modulo (default), modulo-scan, rendezvous, jump, ketama-libmemcached or another; see"
                            + " docs/locators.md.")
    private String locator = "";

    /**
     * The servers of the option, of the environment, or the usual one.
     *
     * @throws InvalidRequestException if the list cannot be read; says where it stands
     */
    List<Server> servers(Map<String, String> environment) {
        String variable = environment.getOrDefault(VARIABLE, "");
        if (servers != null) {
            return parse(servers, "--servers");
        }
        return variable.isBlank() ? List.of(Server.tcp("127.0.0.1", Server.DEFAULT_PORT)) : parse(variable, VARIABLE);
    }

    private static List<Server> parse(String list, String origin) {
        try {
            return Server.requireDistinct(Arrays.stream(list.split(",", -1))
                    .map(String::strip)
                    .map(Server::parse)
                    .toList());
        } catch (InvalidRequestException e) {
            throw new InvalidRequestException(origin + ": " + e.getMessage(), e);
        }
    }

    String hasher() {
        return hasher;
    }

    String locator() {
        return locator;
    }

    /** For shell completion, which alone asks for the names. */
    static final class HasherNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Plugins.hashers().keySet().iterator();
        }
    }

    /** For shell completion, which alone asks for the names. */
    static final class LocatorNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Plugins.locators().keySet().iterator();
        }
    }
}
