package io.memwire.examples.readthrough;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.testkit.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadThroughExampleTest {
    @Test
    void printsHitsOfEachPassAndTheChange() throws SQLException {
        String story = run(null);

        assertHas(story, "first pass +0 +300 +0\\.0 % ");
        assertHas(story, "second pass +300 +0 +100\\.0 % ");
        assertHas(story, "in pages of 50 +300 +0 +100\\.0 % ");
        assertHas(story, "Speed-up of the second pass: [0-9.]+ times");
        assertHas(story, "before +CustomerReport\\[customer=7, name=Customer 7, orders=20, ");
        assertHas(story, "after +CustomerReport\\[customer=7, name=Customer 7, orders=21, ");
    }

    @Test
    void leavesTheItemsOfGivenServersAsTheyWere() throws SQLException {
        try (var server = EmbeddedServer.start();
                var client = MemcacheClient.builder().servers(server.address()).build()) {
            client.set("mine", "value");

            run(server.address());

            assertEquals("value", client.get("mine", String.class));
            assertEquals("1", client.stats().values().iterator().next().get("curr_items"), "more items than before");
        }
    }

    private static String run(@Nullable String servers) throws SQLException {
        var bytes = new ByteArrayOutputStream();
        ReadThroughExample.run(servers, new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }

    private static void assertHas(String story, String regex) {
        assertTrue(Pattern.compile(regex).matcher(story).find(), () -> regex + " is not in\n" + story);
    }
}
