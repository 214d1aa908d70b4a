package io.memwire.examples.quickstart;

import io.memwire.api.Cache;
import io.memwire.api.MemcacheClient;
import io.memwire.testkit.EmbeddedServer;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every command once, explained as it runs. Uses the servers in {@code MEMWIRE_SERVERS} ({@code host:port,…}), or starts
 * one itself.
 */
public final class Quickstart {
    private Quickstart() {}

    /** Runs the tour and prints it. */
    public static void main(String[] args) {
        run(System.getenv("MEMWIRE_SERVERS"), System.out);
    }

    static void run(@Nullable String servers, PrintStream out) {
        if (servers != null && !servers.isBlank()) {
            out.println("Memwire quickstart, on the servers of MEMWIRE_SERVERS");
            tour(servers.strip().split("\\s*,\\s*"), new Narrator(out));
            return;
        }
        try (var server = EmbeddedServer.start()) {
            out.println("Memwire quickstart, on an embedded server (MEMWIRE_SERVERS=host:port,… for your own)");
            tour(new String[] {server.address()}, new Narrator(out));
        }
    }

    private static void tour(String[] servers, Narrator story) {
        try (MemcacheClient client = MemcacheClient.builder().servers(servers).build()) {
            if (client.version().isEmpty()) {
                throw new IllegalStateException("no server answers at " + client.servers() + " (MEMWIRE_SERVERS)");
            }
            story.chapter("A client", """
                    One for the whole application, however many threads it has. The tour keeps to itself by a view
                    whose keys all begin alike: Cache cache = client.prefixed("quickstart:");""");
            story.show("client.servers()", client.servers());
            story.show("client.version()", client.version());
            Cache cache = client.prefixed("quickstart:");
            cache.deleteMulti(Commands.KEYS); // what an earlier tour may have left

            for (var chapter : List.<Chapter>of(
                    Commands::summary,
                    Commands::timeToLive,
                    Commands::conditionsAndEdges,
                    Commands::compareAndSet,
                    Commands::manyKeys,
                    Features::values,
                    Features::views,
                    Features::async,
                    Features::noreply,
                    Features::yourOwnErrors)) {
                chapter.tell(cache, story);
            }
            Features.serverDown(story);
            Features.numbers(client, story);
            cache.deleteMulti(Commands.KEYS);
        }
    }

    private interface Chapter {
        void tell(Cache cache, Narrator story);
    }
}
