package io.memwire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.cli.Shell.Run;
import io.memwire.testkit.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on servers, and what becomes of a command when a server is down. */
class ServersCommandsTest {
    private final EmbeddedServer one = EmbeddedServer.builder().version("1.1").start();
    private final EmbeddedServer two = EmbeddedServer.builder().version("22.22").start();
    private final String both = one.address() + "," + two.address();

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    private static Run done(Run run) {
        assertEquals("", run.err());
        assertEquals(ExitStatus.DONE, run.status());
        return run;
    }

    /** The address of a server that is not there. */
    private static String down() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void alignsTheVersions() {
        String width = " ".repeat(one.address().length() - "SERVER".length());

        assertEquals(
                "SERVER" + width + "  VERSION\n" + one.address() + "      1.1\n" + two.address() + "    22.22\n",
                done(Shell.of(both).run("version")).out());
    }

    @Test
    void printsVersionsAsJson() {
        assertEquals(
                "{\"server\":\"" + one.address() + "\",\"version\":\"1.1\"}\n",
                done(Shell.of(one.address()).run("version", "--json")).out());
    }

    @Test
    void putsTheStatisticsOfServersSideBySide() {
        done(Shell.of(two.address()).run("set", "key", "value"));

        List<String> lines = done(Shell.of(both).run("stats"))
                .out()
                .lines()
                .map(String::strip)
                .toList();

        assertTrue(lines.get(0).matches("NAME +" + one.address() + " +" + two.address()), lines.get(0));
        assertTrue(lines.stream().anyMatch(line -> line.matches("curr_items +0 +1")), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.matches("version +1\\.1 +22\\.22")), lines::toString);
    }

    @Test
    void headsATableInBoldAtATerminalOnly() {
        assertTrue(Shell.of(both).atATerminal().run("stats").out().startsWith("\u001b[1mNAME"));
        assertTrue(Shell.of(both).run("stats").out().startsWith("NAME"));
    }

    @Test
    void printsStatisticsAsOneJsonObject() {
        String json = done(Shell.of(both).run("stats", "settings", "--json")).out();

        assertTrue(json.startsWith("{\"" + one.address() + "\":{\""), json);
        assertTrue(json.contains("},\"" + two.address() + "\":{\""), json);
        assertEquals(1, json.lines().count());
    }

    @Test
    void resetsStatistics() {
        assertEquals("", done(Shell.of(both).run("stats", "reset")).out());
    }

    @Test
    void groupsItemStatisticsBySlab() {
        done(Shell.of(two.address()).run("set", "small", "x"));
        done(Shell.of(two.address()).run("set", "large", "x".repeat(5000)));

        String out = done(Shell.of(both).run("slabs")).out();

        assertTrue(out.startsWith(one.address() + "\nno items\n\n" + two.address() + "\nNAME "), out);
        assertTrue(out.lines().anyMatch(line -> line.matches("NAME +SLAB [0-9]+ +SLAB [0-9]+")), out);
        assertTrue(out.lines().anyMatch(line -> line.matches("number +1 +1")), out);
    }

    @Test
    void printsSlabsAsJson() {
        done(Shell.of(one.address()).run("set", "small", "x"));

        String json = done(Shell.of(one.address()).run("slabs", "--json")).out();

        assertTrue(json.matches("\\{\"" + one.address() + "\":\\{\"[0-9]+\":\\{\"number\":\"1\",.*\\}\\}\\}\n"), json);
    }

    @Test
    void flushesAllServers() {
        done(Shell.of(one.address()).run("set", "key", "value"));
        done(Shell.of(two.address()).run("set", "key", "value"));

        assertEquals("", done(Shell.of(both).run("flush-all")).out());

        assertEquals(ExitStatus.MISS, Shell.of(one.address()).run("get", "key").status());
        assertEquals(ExitStatus.MISS, Shell.of(two.address()).run("get", "key").status());
    }

    @Test
    void flushesAfterADelay() {
        done(Shell.of(one.address()).run("set", "key", "value"));

        assertEquals(
                "{\"server\":\"" + one.address() + "\",\"flushed\":true}\n",
                done(Shell.of(one.address()).run("flush-all", "--delay", "1h", "--json"))
                        .out());

        assertEquals("value", done(Shell.of(one.address()).run("get", "key")).out());
    }

    @Test
    void pings() {
        List<String> lines = done(Shell.of(both).run("ping")).out().lines().toList();

        assertTrue(lines.get(0).matches("SERVER +CONNECT +REQUEST"), lines.get(0));
        assertTrue(lines.get(1).matches(one.address() + " +[0-9.]+ ms +[0-9.]+ ms"), lines.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "stats", "slabs", "ping", "flush-all"})
    void showsTheServersThatAnswerAndTellsOfTheOthers(String command) {
        String down = down();

        Run run = Shell.of(down + "," + one.address()).run(command);

        assertTrue(run.err().startsWith("memwire: cannot connect to " + down), run.err());
        assertEquals(!command.equals("flush-all"), run.out().contains(one.address()));
        assertEquals(ExitStatus.FAILED, run.status());
    }

    @Test
    void failsWhenTheServerOfAKeyIsDown() {
        String down = down();

        Run run = Shell.of(down).run("get", "key");

        assertTrue(run.err().startsWith("memwire: cannot connect to " + down), run.err());
        assertEquals("", run.out());
        assertEquals(ExitStatus.FAILED, run.status());
    }

    @Test
    void callsNothingAMissThatTheServerThatIsDownMayHold() {
        String servers = down() + "," + one.address();

        Run ofTheDead = Shell.of(servers).run("get", "b"); // cmemcache 29118: the first server
        Run ofTheLiving = Shell.of(servers).run("get", "a"); // cmemcache 26807: the second

        assertEquals(ExitStatus.FAILED, ofTheDead.status());
        assertEquals(ExitStatus.MISS, ofTheLiving.status());
    }

    @Test
    void takesTheNextServerForOneThatIsDown() {
        String down = down();
        String servers = down + "," + one.address();

        Run stored = Shell.of(servers).run("set", "b", "value"); // cmemcache 29118: the first server
        assertTrue(stored.err().startsWith("memwire: " + down + " is down, its keys go to the next: "), stored.err());
        assertEquals(ExitStatus.DONE, stored.status());

        assertEquals("value", Shell.of(servers).run("get", "b").out());
        assertEquals("value", Shell.of(one.address()).run("get", "b").out());
    }

    @Test
    void givesUpAfterTheTimeout() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Shell.of("127.0.0.1:" + silent.getLocalPort()).run("get", "key", "--timeout", "50ms");

            assertTrue(run.err().contains("50 ms"), run.err());
            assertEquals(ExitStatus.FAILED, run.status());
        }
    }

    @Test
    void refusesServersThatCannotBeRead() {
        Run option = Shell.of(both).run("get", "key", "--servers", "a:99999");
        assertEquals("memwire: --servers: port 99999 of server \"a\" is out of range 1-65535\n", option.err());
        assertEquals(ExitStatus.BAD_INPUT, option.status());

        Run variable = Shell.of("a:1,a:1").run("stats");
        assertTrue(variable.err().startsWith("memwire: MEMWIRE_SERVERS: server a:1 stands in the list twice"));
        assertEquals(ExitStatus.BAD_INPUT, variable.status());
    }

    @Test
    void refusesAnUnknownHasherOrLocator() {
        for (String option : List.of("--hasher", "--locator")) {
            Run run = Shell.of(both).run("get", "key", option, "nonsense");

            assertTrue(run.err().contains("named \"nonsense\" is present"), run.err());
            assertEquals(ExitStatus.BAD_INPUT, run.status());
        }
    }
}
