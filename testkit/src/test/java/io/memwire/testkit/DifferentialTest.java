package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded server against a real memcached: the same bytes to both must bring the same bytes back. */
class DifferentialTest {
    private static MemcachedProcess memcached;
    private static EmbeddedServer embedded;

    @BeforeAll
    static void startBoth() {
        InstalledPrograms.assume("memcached");
        // That thread holds items now and then, and a number that is held is not padded when it is decremented.
        memcached = MemcachedProcess.start("-o", "no_lru_maintainer");
        embedded = EmbeddedServer.builder().version("1.6.18").start();
    }

    @AfterAll
    static void closeBoth() {
        if (memcached != null) {
            memcached.close();
            embedded.close();
        }
    }

    static Stream<String> scripts() {
        return DifferentialScripts.all().stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void answersAsMemcachedDoes(String requests) throws IOException {
        assertEquals(ask(memcached.address(), requests), ask(embedded.address(), requests));
    }

    private static String ask(String address, String requests) throws IOException {
        assertEquals("OK\r\nSTORED\r\n", RawClient.exchange(address, "flush_all\r\nset a 5 0 1\r\nx\r\n"));
        return withoutCasUniques(RawClient.exchange(address, requests));
    }

    /**
     * One command a connection: among several, memcached pads a decremented number or not, depending on whether an
     * answer that holds the item is still on its way.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersRandomCommandsAsMemcachedDoes(long seed) throws IOException {
        var commands = new RandomCommands(new Random(seed));
        List<String> sent = new ArrayList<>();
        RawClient.exchange(memcached.address(), "flush_all\r\n");
        RawClient.exchange(embedded.address(), "flush_all\r\n");
        for (int i = 0; i < 400; i++) {
            String requests = commands.next();
            sent.add(requests);

            assertEquals(
                    withoutCasUniques(RawClient.exchange(memcached.address(), requests)),
                    withoutCasUniques(RawClient.exchange(embedded.address(), requests)),
                    () -> "after " + String.join("", sent.subList(Math.max(0, sent.size() - 30), sent.size())));
        }
    }

    @Test
    void comparesCasUniquesAsMemcachedDoes() throws IOException {
        assertEquals(casConversation(memcached.address()), casConversation(embedded.address()));
    }

    /** Stores with the cas unique just read, then with the same one again. */
    private static String casConversation(String address) throws IOException {
        RawClient.exchange(address, "set cas-key 7 0 3\r\none\r\n");
        String hit = RawClient.exchange(address, "gets cas-key\r\n");
        String casUnique = hit.substring("VALUE cas-key 7 3 ".length(), hit.indexOf("\r\n"));
        String cas = "cas cas-key 9 0 3 " + casUnique + "\r\ntwo\r\n";
        return RawClient.exchange(address, cas + cas + "get cas-key\r\n");
    }

    @Test
    void countsAsMemcachedDoes() throws IOException {
        String requests = "flush_all\r\nset c 0 0 1\r\n1\r\nadd c 0 0 1\r\n1\r\nget c d\r\nget d\r\ngets c\r\n"
                + "gat 100 c\r\ngat 100 d\r\ntouch c 100\r\ntouch d 100\r\nincr c 1\r\nincr d 1\r\ndecr c 1\r\n"
                + "decr d 1\r\ncas c 0 0 1 1\r\nx\r\ncas d 0 0 1 1\r\nx\r\nappend c 0 0 1\r\nx\r\n"
                + "set big 0 0 2000000\r\n" + "x".repeat(2_000_000) + "\r\n"
                + "delete d\r\ndelete c\r\nset e 5 0 300\r\n" + "y".repeat(300) + "\r\n";
        List<String> names = List.of(
                "cmd_get",
                "cmd_set",
                "cmd_touch",
                "get_hits",
                "get_misses",
                "delete_hits",
                "delete_misses",
                "incr_hits",
                "incr_misses",
                "decr_hits",
                "decr_misses",
                "cas_misses",
                "cas_badval",
                "touch_hits",
                "touch_misses",
                "store_too_large");

        RawClient.exchange(memcached.address(), "stats reset\r\n" + requests);
        RawClient.exchange(embedded.address(), "stats reset\r\n" + requests);

        String expected = RawClient.exchange(memcached.address(), "stats\r\n");
        String actual = RawClient.exchange(embedded.address(), "stats\r\n");
        for (String name : names) {
            assertEquals(stat(expected, name), stat(actual, name), name);
        }
    }

    @Test
    void putsItemsIntoTheSizeClassesOfMemcached() throws IOException {
        for (int length : new int[] {0, 37, 38, 200, 1000, 5000, 100_000, 400_000, 700_000}) {
            String requests = "flush_all\r\nset k 0 0 " + length + "\r\n" + "v".repeat(length) + "\r\n";
            RawClient.exchange(memcached.address(), requests);
            RawClient.exchange(embedded.address(), requests);

            String line = stat(RawClient.exchange(embedded.address(), "stats items\r\n"), "items:");
            String slabClass = line.substring(0, line.indexOf(':'));

            String expected = RawClient.exchange(memcached.address(), "stats items\r\n");
            String number = stat(expected, "items:" + slabClass + ":mem_requested");
            assertEquals(Integer.toString(length + 60), number, "value of " + length + " bytes in class " + slabClass);
        }
    }

    private static String stat(String stats, String name) {
        int start = stats.indexOf("STAT " + name);
        return start < 0
                ? "none"
                : stats.substring(start + 5 + name.length(), stats.indexOf("\r\n", start))
                        .strip();
    }

    /** Each server counts its own. */
    private static String withoutCasUniques(String answers) {
        return answers.replaceAll("(?md)^(VALUE \\S+ \\d+ \\d+) \\d+\r$", "$1 CAS\r");
    }
}
