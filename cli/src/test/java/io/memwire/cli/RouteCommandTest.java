package io.memwire.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.cli.Shell.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code route} against what python-memcached does, and without a server anywhere. */
class RouteCommandTest {
    private static final int COLUMN_OF_KEYS = 0;

    private static String route(List<String> keys, String... arguments) {
        byte[] input = Vectors.bytes(keys.stream().map(key -> key + "\n").collect(Collectors.joining()));
        Run run = Shell.of("").withInput(input).run(arguments);
        assertEquals("", run.err());
        assertEquals(ExitStatus.DONE, run.status());
        return new String(run.bytes(), ISO_8859_1);
    }

    /** Hosts as the command prints them. */
    private static String addresses(String servers) {
        return Arrays.stream(servers.split(",", -1))
                .map(server -> server + ":11211")
                .collect(Collectors.joining(","));
    }

    @Test
    void printsPythonsHashes() {
        List<List<String>> rows = Vectors.rows("hashes.tsv", COLUMN_OF_KEYS);
        List<String> hashers = rows.get(0);
        List<List<String>> facts = rows.subList(1, rows.size());
        assertTrue(facts.size() > 20, "vectors read: " + facts.size());
        List<String> keys =
                facts.stream().map(row -> Vectors.key(row.get(COLUMN_OF_KEYS))).toList();

        for (int hasher = 1; hasher < hashers.size(); hasher++) {
            int column = hasher;
            String expected = facts.stream()
                    .map(row -> Vectors.key(row.get(COLUMN_OF_KEYS)) + "\t" + row.get(column) + "\ta:11211\n")
                    .collect(Collectors.joining());

            assertEquals(expected, route(keys, "route", "-", "--servers", "a", "--hasher", hashers.get(hasher)));
        }
    }

    @Test
    void choosesPythonsServers() {
        List<List<String>> rows = Vectors.rows("placements.tsv", COLUMN_OF_KEYS);
        List<String> pools = rows.get(0);
        List<List<String>> facts = rows.subList(1, rows.size());
        assertTrue(facts.size() > 20, "vectors read: " + facts.size());
        List<String> keys =
                facts.stream().map(row -> Vectors.key(row.get(COLUMN_OF_KEYS))).toList();

        for (int pool = 1; pool < pools.size(); pool++) {
            int column = pool;
            String[] hasherAndServers = pools.get(pool).split(":", 2);
            String out = route(keys, "route", "--hasher", hasherAndServers[0], "--servers", hasherAndServers[1], "-");

            assertEquals(
                    facts.stream().map(row -> row.get(column) + ":11211").toList(),
                    out.lines()
                            .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                            .toList(),
                    pools.get(pool));
        }
    }

    @Test
    void choosesPythonsServersWhenSomeAreDead() {
        List<List<String>> facts = Vectors.rows("rehash-chains.tsv", 3);
        assertTrue(facts.size() > 50, "vectors read: " + facts.size());

        for (List<String> fact : facts.subList(1, facts.size())) {
            String dead = addresses(fact.get(2));
            String key = Vectors.key(fact.get(3));
            String firstHash = fact.get(6).split(",", -1)[0];
            String server = fact.get(4).equals("-") ? "-" : fact.get(4) + ":11211";

            assertEquals(
                    key + "\t" + firstHash + "\t" + server + "\n",
                    route(
                            List.of(key),
                            "route",
                            "-",
                            "--hasher",
                            fact.get(0),
                            "--servers",
                            fact.get(1),
                            "--dead",
                            dead),
                    fact::toString);
        }
    }

    @Test
    void takesKeysAsArgumentsAndDeadServersOneByOne() {
        Run run = Shell.of("a:1,b:2=3,unix:/c")
                .run("route", "foo", "bär", "--dead", "a:1", "--dead", "b:2", "--dead", "unix:/c");

        assertEquals("foo\t3187\t-\nbär\t", run.out().substring(0, "foo\t3187\t-\nbär\t".length()));
        assertEquals(ExitStatus.DONE, run.status());
    }

    @Test
    void scansTheLivingAtLastIfTheLocatorSaysSo() {
        assertEquals(
                "k2002\t16664\t-\n",
                Shell.of("a:1,b:1").run("route", "k2002", "--dead", "a:1").out());
        assertEquals(
                "k2002\t16664\tb:1\n",
                Shell.of("a:1,b:1")
                        .run("route", "k2002", "--dead", "a:1", "--locator", "modulo-scan")
                        .out());
    }

    @Test
    void printsJson() {
        Run run = Shell.of("a:1")
                .withInput(new byte[] {'f', 'o', 'o', '\n', (byte) 0xff})
                .run("route", "-", "--json");

        assertEquals("""
                {"key":"foo","hash":3187,"server":"a:1"}
                {"keyBase64":"/w==","hash":255,"server":"a:1"}
                """.replace("255", "" + hash(new byte[] {(byte) 0xff})), run.out());
        assertEquals(
                "{\"key\":\"foo\",\"hash\":3187,\"server\":null}\n",
                Shell.of("a:1").run("route", "foo", "--json", "--dead", "a:1").out());
    }

    private static long hash(byte[] key) {
        return Plugins.named("cmemcache", Plugins.hashers(), "key hasher").hash(key);
    }

    @Test
    void tellsOfKeysThatNoClientSendsAndGoesOn() {
        String input = "first\nb ad\n\n" + "k".repeat(251) + "\nta\tb\nlast";

        Run run = Shell.of("a:1").withInput(input).run("route", "-");

        assertEquals(
                List.of("first", "last"),
                run.out().lines().map(line -> line.split("\t", -1)[0]).toList());
        assertEquals(
                List.of("memwire: line 2:", "memwire: line 4:", "memwire: line 5:"),
                run.err()
                        .lines()
                        .map(line -> line.substring(0, "memwire: line 1:".length()))
                        .toList());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }

    @Test
    void refusesADeadServerThatIsNotThere() {
        Run run = Shell.of("a:1,b:1").run("route", "key", "--dead", "c:1");

        assertEquals("memwire: --dead c:1 is none of the servers: a:1, b:1\n", run.err());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }

    @Test
    void refusesANameThatIsNotThere() {
        Run run = Shell.of("a:1").run("route", "key", "--hasher", "md6");

        assertTrue(
                run.err()
                        .startsWith("memwire: no key hasher named \"md6\" is present"
                                + " (present: cmemcache, cmemcache-1.60, crc32-signed, crc32-unsigned, fnv1-32, "),
                run.err());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }

    @Test
    void streamsHundredsOfThousandsOfKeys() {
        var input = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            input.append("user:").append(i).append('\n');
        }

        Run run = Shell.of("a:1,b:1=2")
                .withInput(input.toString().getBytes(UTF_8))
                .run("route", "-");

        assertEquals(300_000, run.out().lines().count());
        assertTrue(run.out()
                .endsWith("\nuser:299999\t" + hash("user:299999".getBytes(UTF_8)) + "\t"
                        + (hash("user:299999".getBytes(UTF_8)) % 3 == 0 ? "a:1" : "b:1") + "\n"));
    }

    /** As spymemcached places them: by the first word of the MD5, and by that of 0bar when its server is down. */
    @Test
    void placesKeysOnTheRingOfAnotherClient() {
        String servers = "10.0.0.1,10.0.0.2,10.0.0.3";
        String[] ring = {"route", "-", "--servers", servers, "--hasher", "md5", "--locator", "ketama-spymemcached"};
        String[] oneDown = Arrays.copyOf(ring, ring.length + 2);
        oneDown[ring.length] = "--dead";
        oneDown[ring.length + 1] = "10.0.0.1";

        assertEquals(
                "foo\t3675831724\t10.0.0.3:11211\nbar\t421377335\t10.0.0.1:11211\n",
                route(List.of("foo", "bar"), ring));
        assertEquals(
                "foo\t3675831724\t10.0.0.3:11211\nbar\t421377335\t10.0.0.2:11211\n",
                route(List.of("foo", "bar"), oneDown));
    }

    @Test
    void tellsWhichHasherARingGoesWith() {
        Run run = Shell.of("").run("route", "foo", "--servers", "10.0.0.1", "--locator", "ketama-folsom");

        assertEquals(ExitStatus.BAD_INPUT, run.status());
        assertTrue(
                run.err().contains("does not go with key hasher cmemcache: set the key hasher murmur3-32"), run.err());
    }
}
