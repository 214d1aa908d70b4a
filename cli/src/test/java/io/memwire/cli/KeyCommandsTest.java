package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.cli.Shell.Run;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on keys, over the embedded server. */
class KeyCommandsTest {
    private final ManualClock clock = ManualClock.startingNow();
    private final EmbeddedServer server = EmbeddedServer.builder().clock(clock).start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Run memwire(String... arguments) {
        return Shell.of(server.address()).run(arguments);
    }

    private void assertDone(String out, String... arguments) {
        Run run = memwire(arguments);
        assertEquals("", run.err());
        assertEquals(out, run.out());
        assertEquals(ExitStatus.DONE, run.status());
    }

    private void assertMiss(String err, String... arguments) {
        Run run = memwire(arguments);
        assertEquals(err, run.err());
        assertEquals("", run.out());
        assertEquals(ExitStatus.MISS, run.status());
    }

    private void assertBad(String err, String... arguments) {
        Run run = memwire(arguments);
        assertTrue(run.err().contains(err), run.err());
        assertEquals("", run.out());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }

    @Test
    void printsTheValueOfOneKeyAlone() {
        assertDone("", "set", "greeting", "Hëllo, world");

        assertDone("Hëllo, world", "get", "greeting");
    }

    @Test
    void saysNothingButTheStatusOnAMiss() {
        assertMiss("", "get", "absent");
    }

    @Test
    void printsALineForEachHitOfSeveralKeys() {
        assertDone("", "set", "a", "1");
        assertDone("", "set", "c", "3");

        Run run = memwire("get", "a", "b", "c");

        assertEquals("a\t1\nc\t3\n", run.out());
        assertEquals(ExitStatus.MISS, run.status());
    }

    @Test
    void asksForMoreKeysThanFitIntoOneBatch() {
        assertDone("", "set", "key1500", "x");
        var arguments = new String[1602];
        arguments[0] = "get";
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = "key" + i;
        }

        assertEquals("key1500\tx\n", memwire(arguments).out());
    }

    @Test
    void storesAndPrintsBytesAsTheyAre() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Run stored = Shell.of(server.address()).withInput(bytes).run("set", "bytes", "-");
        assertEquals(ExitStatus.DONE, stored.status(), stored.err());

        assertArrayEquals(bytes, memwire("get", "bytes").bytes());
    }

    @Test
    void endsTheLineForAPersonOnly() {
        assertDone("", "set", "key", "value");
        assertDone("", "set", "line", "value\n");

        assertEquals(
                "value\n",
                Shell.of(server.address()).atATerminal().run("get", "key").out());
        assertEquals(
                "value\n",
                Shell.of(server.address()).atATerminal().run("get", "line").out());
    }

    @Test
    void readsWhateverWasStored() {
        assertDone("", "set", "int", "-5", "--type", "int");
        assertDone("", "set", "long", "123456789012345678901234567890", "--type", "long");
        assertDone("", "set", "marked", "text", "--dialect", "python_1_59");

        assertDone("int\t-5\nlong\t123456789012345678901234567890\nmarked\ttext\n", "get", "int", "long", "marked");
    }

    @Test
    void writesTheFlagsOfTypeAndDialect() throws IOException {
        assertDone("", "set", "int", "7", "--type", "int");
        assertDone("", "set", "long", "18446744073709551616", "--type", "long");
        assertDone("", "set", "plain", "x");
        assertDone("", "set", "text", "x", "--dialect", "PYTHON_1_59");
        assertDone("", "set", "bytes", "x", "--dialect", "PYTHON_1_59", "--type", "bytes");

        assertEquals("""
                VALUE int 2 1
                7
                VALUE long 4 20
                18446744073709551616
                VALUE plain 0 1
                x
                VALUE text 16 1
                x
                VALUE bytes 0 1
                x
                END
                """, raw("get int long plain text bytes\r\nquit\r\n"));
    }

    @Test
    void readsAsTheTypeAskedFor() {
        assertDone("", "set", "number", "042");

        assertDone("42", "get", "number", "--type", "int");
        assertDone("042", "get", "number", "--type", "text");
    }

    @Test
    void refusesAValueThatIsNotOfTheTypeAskedForAndShowsTheOthers() {
        assertDone("", "set", "text", "x");
        assertDone("", "set", "number", "1");

        Run run = memwire("get", "text", "number", "--type", "int");

        assertTrue(run.err().contains("cannot read the value of key \"text\""), run.err());
        assertEquals("number\t1\n", run.out());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }

    @Test
    void printsJson() {
        assertDone("{\"key\":\"a\",\"stored\":true}\n", "set", "a", "say \"hi\"\t\u0001é", "--json");
        assertDone("{\"key\":\"n\",\"stored\":true}\n", "--json", "set", "n", "12", "--type", "int");

        Run run = memwire("get", "a", "n", "absent", "--json");

        assertEquals("""
                {"key":"a","found":true,"value":"say \\"hi\\"\\t\\u0001é"}
                {"key":"n","found":true,"value":12}
                {"key":"absent","found":false}
                """, run.out());
        assertEquals(ExitStatus.MISS, run.status());
    }

    @Test
    void printsBytesThatAreNoTextAsBase64InJson() {
        Shell.of(server.address()).withInput(new byte[] {(byte) 0xff, 0}).run("set", "bytes", "-");

        assertDone("{\"key\":\"bytes\",\"found\":true,\"valueBase64\":\"/wA=\"}\n", "get", "bytes", "--json");
    }

    @Test
    void addsOnlyWhatIsNotThere() {
        assertDone("", "add", "key", "first");

        assertMiss("memwire: not stored: the key has a value already\n", "add", "key", "second");
        assertDone("first", "get", "key");
    }

    @Test
    void replacesOnlyWhatIsThere() {
        assertMiss("memwire: not stored: the key has no value\n", "replace", "key", "value");
        assertDone("", "set", "key", "old");
        assertDone("", "replace", "key", "new");

        assertDone("new", "get", "key");
    }

    @Test
    void appendsAndPrepends() {
        assertMiss("memwire: not stored: the key has no value\n", "append", "key", "c");
        assertDone("", "set", "key", "b");
        assertDone("", "append", "key", "c");
        assertDone("", "prepend", "key", "a");

        assertDone("abc", "get", "key");
    }

    @Test
    void comparesAndSets() {
        assertDone("", "set", "key", "old");
        String cas = memwire("gets", "key").out().split("\t", -1)[1];
        assertDone("key\t" + cas + "\told\n", "gets", "key");
        assertDone("{\"key\":\"key\",\"found\":true,\"cas\":" + cas + ",\"value\":\"old\"}\n", "gets", "key", "--json");

        assertDone("", "cas", "key", "new", cas);
        assertMiss("memwire: not stored: the item was changed\n", "cas", "key", "newer", cas);
        assertMiss("memwire: not stored: the key has no value\n", "cas", "absent", "x", cas);
        assertDone("new", "get", "key");
        assertBad("'x' is not a whole number from 0 to 2^64-1", "cas", "key", "new", "x");
    }

    @Test
    void deletes() {
        assertDone("", "set", "a", "1");
        assertDone("", "set", "b", "2");

        assertDone("", "delete", "a", "b");
        assertMiss("memwire: no such item: a\n", "delete", "a");
        assertEquals(
                "{\"key\":\"a\",\"deleted\":false}\n",
                memwire("delete", "a", "--json").out());
    }

    @Test
    void counts() {
        assertEquals(ExitStatus.MISS, memwire("incr", "n").status());
        assertDone("", "set", "n", "18446744073709551614");

        assertDone("18446744073709551615\n", "incr", "n");
        assertDone("{\"key\":\"n\",\"found\":true,\"value\":1}\n", "incr", "n", "2", "--json");
        assertDone("0\n", "decr", "n", "5");
        assertDone("18446744073709551615\n", "incr", "n", "18446744073709551615");
        assertBad("'-1' is not a whole number from 0 to 2^64-1", "incr", "n", "-1");
    }

    @Test
    void tellsWhatTheServerRefuses() {
        assertDone("", "set", "text", "abc");

        Run run = memwire("incr", "text");

        assertTrue(run.err().contains("CLIENT_ERROR cannot increment or decrement non-numeric value"), run.err());
        assertEquals(ExitStatus.FAILED, run.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"set", "add"})
    void storesForTheTimeOfTheTtl(String command) {
        assertDone("", command, "key", "value", "--ttl", "1m30s");

        clock.advance(Duration.ofSeconds(89));
        assertDone("value", "get", "key");
        clock.advance(Duration.ofSeconds(2));
        assertMiss("", "get", "key");
    }

    @Test
    void touches() {
        assertDone("", "set", "key", "value", "--ttl", "10s");

        assertDone("", "touch", "key", "--ttl", "1h");
        clock.advance(Duration.ofMinutes(59));
        assertDone("value", "get", "key");
        assertDone("", "touch", "key", "--ttl", "never");
        clock.advance(Duration.ofDays(400));
        assertDone("value", "get", "key");
        assertMiss("memwire: no such item: absent\n", "touch", "absent", "--ttl", "1h");
        assertBad("Missing required option: '--ttl=DURATION'", "touch", "key");
    }

    @Test
    void refusesBadInput() {
        assertBad("control or space characters are not allowed in a key: \"a b\"", "get", "a b");
        assertBad("key of 251 bytes", "get", "k".repeat(251));
        assertBad("cannot read the duration 'soon'", "set", "k", "v", "--ttl", "soon");
        assertBad("the value is not a whole number in decimal", "set", "k", "v", "--type", "int");
        assertBad("beyond 64 bits: use --type long", "set", "k", "9".repeat(20), "--type", "int");
        assertBad("'float' is no type: text, int, long, bytes", "set", "k", "v", "--type", "float");
        assertBad("Missing required parameter: 'VALUE'", "set", "k");
        assertBad("ends after 2038-01-19", "set", "k", "v", "--ttl", "9999d");
        assertMiss("", "get", "k");
    }

    @Test
    void refusesInputThatIsNoTextWhenTextIsAskedFor() {
        Run run = Shell.of(server.address()).withInput(new byte[] {(byte) 0xff}).run("set", "k", "-", "--type", "text");

        assertEquals("memwire: the value is not text in UTF-8: use --type bytes\n", run.err());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }

    @Test
    void readsANumberFromALineOfInput() {
        Run run = Shell.of(server.address()).withInput("41\n").run("set", "n", "-", "--type", "int");
        assertEquals(ExitStatus.DONE, run.status(), run.err());

        assertDone("42\n", "incr", "n");
    }

    @Test
    void printsWhatPythonPickledAsJson() throws IOException {
        // {'id': 7, 'tags': ['a', None], 'at': (1.5, date(2020, 1, 2))}, protocol 0
        String pickle = "(dVid\nI7\nsVtags\n(lVa\naNasVat\n(F1.5\ncdatetime\ndate\n(S'\\x07\\xe4\\x01\\x02'\ntRts.";
        raw("set p 1 0 " + pickle.length() + "\r\n" + pickle + "\r\nquit\r\n");
        String json = "{\"id\":7,\"tags\":[\"a\",null],\"at\":[1.5,\"2020-01-02\"]}";

        assertDone(json, "get", "p");
        assertDone("{\"key\":\"p\",\"found\":true,\"value\":" + json + "}\n", "get", "p", "--json");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8).replace("\r\n", "\n");
        }
    }
}
