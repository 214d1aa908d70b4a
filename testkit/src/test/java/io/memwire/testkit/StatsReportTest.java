package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatsReportTest {
    private final Conversation server = new Conversation();

    private Map<String, String> stats(String arguments) {
        Map<String, String> stats = new TreeMap<>();
        String answer = server.say("stats" + arguments + "\r\n");
        assertTrue(answer.endsWith("END\r\n"), answer);
        for (String line : answer.substring(0, answer.length() - "END\r\n".length())
                .lines()
                .toList()) {
            String[] words = line.split(" ", 3);
            assertEquals("STAT", words[0], line);
            stats.put(words[1], words[2]);
        }
        return stats;
    }

    @Test
    void tellsTheStateOfTheServer() {
        server.say("set a 0 0 1\r\nx\r\nset b 0 0 1\r\nx\r\nget a b c\r\n");

        server.advanceMillis(5_000);
        Map<String, String> stats = stats("");

        assertEquals(Long.toString(ProcessHandle.current().pid()), stats.get("pid"));
        assertEquals("5", stats.get("uptime"));
        assertEquals(Long.toString(Conversation.START_MILLIS / 1000 + 5), stats.get("time"));
        assertEquals("1.2.3", stats.get("version"));
        assertEquals("67108864", stats.get("limit_maxbytes"));
        assertEquals("2", stats.get("curr_items"));
        assertEquals(Integer.toString(2 * (56 + 1 + 1 + 1 + 2)), stats.get("bytes"));
        assertEquals("3", stats.get("cmd_get"));
        assertEquals("2", stats.get("get_hits"));
        assertEquals("1", stats.get("get_misses"));
        assertEquals("2", stats.get("cmd_set"));
    }

    @Test
    void resetsWhatWasCountedButNotWhatIsHeld() {
        server.say("set a 0 0 1\r\nx\r\nget a\r\n");

        assertEquals("RESET\r\n", server.say("stats reset\r\n"));

        assertEquals("0", stats("").get("cmd_get"));
        assertEquals("0", stats("").get("total_items"));
        assertEquals("1", stats("").get("curr_items"));
    }

    @Test
    void tellsTheItemsBySize() {
        server.say("set a 0 0 1\r\nx\r\nset b 0 0 200\r\n" + "x".repeat(200) + "\r\n");
        server.advanceMillis(7_000).say("get b\r\n");

        Map<String, String> items = stats(" items");

        assertEquals("1", items.get("items:1:number"));
        assertEquals("7", items.get("items:1:age"));
        assertEquals("0", items.get("items:6:age"));
        assertEquals("260", items.get("items:6:mem_requested"));
        server.say("delete a\r\ndelete b\r\n");
        assertEquals("END\r\n", server.say("stats items\r\n"));
    }

    @Test
    void tellsTheSlabsThatMemcachedWouldUse() {
        server.say("set a 0 0 1\r\nx\r\nset b 0 0 1\r\nx\r\nget a\r\n");

        Map<String, String> slabs = stats(" slabs");

        assertEquals("96", slabs.get("1:chunk_size"));
        assertEquals("10922", slabs.get("1:chunks_per_page"));
        assertEquals("2", slabs.get("1:used_chunks"));
        assertEquals("10920", slabs.get("1:free_chunks"));
        assertEquals("2", slabs.get("1:cmd_set"));
        assertEquals("1", slabs.get("1:get_hits"));
        assertEquals("1", slabs.get("active_slabs"));
        assertEquals("1048576", slabs.get("total_malloced"));
    }

    @Test
    void tellsTheSettings() {
        Map<String, String> settings = stats(" settings");

        assertEquals("67108864", settings.get("maxbytes"));
        assertEquals("4711", settings.get("tcpport"));
        assertEquals("NULL", settings.get("domain_socket"));
        assertEquals("1048576", settings.get("item_size_max"));
        assertEquals("no", settings.get("detail_enabled"));
        server.say("stats detail on\r\n");
        assertEquals("yes", stats(" settings").get("detail_enabled"));
    }

    @Test
    void countsByPrefixWhenToldTo() {
        server.say("get p:a\r\nstats detail on\r\nset p:a 0 0 1\r\nx\r\nget p:a p:b none\r\ndelete p:a\r\n");

        assertEquals("PREFIX p get 2 hit 1 set 1 del 1\r\nEND\r\n", server.say("stats detail dump\r\n"));
    }
}
