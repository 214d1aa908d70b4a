package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDecoderTest {
    private static final String TOO_LONG_KEY = "k".repeat(251);

    /** Every kind, with values that look like commands, and errors in between. */
    private static final String CONVERSATION = String.join(
            "\r\n",
            "get a",
            "gets a bb  ccc ",
            "set k 5 100 7 ",
            "1\r\n\r\n2\n",
            "cas k 4294967295 0 0 18446744073709551615 noreply",
            "",
            "append k 0 -1 9",
            "get evil\r",
            "nonsense",
            "set k 0 0 3",
            "abcdefg",
            "set k x 0 3",
            "gat 10 a b",
            "gats 10 a",
            "incr k 18446744073709551615 noreply",
            "delete k 0",
            "touch k -1",
            "flush_all 10 noreply",
            "stats detail on",
            "version",
            "verbosity 1",
            "quit",
            "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "get a>GET a",
                "  get   a b  >GET a b",
                "gets a>GETS a",
                "gat -1 a b>GAT exptime=-1 a b",
                "gat 10>GAT exptime=10",
                "gats 10 a>GATS exptime=10 a",
                "delete a>DELETE a",
                "delete a noreply>DELETE a noreply",
                "delete a 0>DELETE a",
                "delete noreply>DELETE noreply",
                "incr a 5>INCR a delta=5",
                "decr a 18446744073709551615 noreply>DECR a delta=18446744073709551615 noreply",
                "touch a 100>TOUCH a exptime=100",
                "touch a 4294967297>TOUCH a exptime=1",
                "flush_all>FLUSH_ALL exptime=0",
                "flush_all noreply>FLUSH_ALL exptime=0 noreply",
                "flush_all 10>FLUSH_ALL exptime=10",
                "flush_all 10 noreply>FLUSH_ALL exptime=10 noreply",
                "stats>STATS []",
                "stats  detail   dump >STATS [detail dump]",
                "version>VERSION",
                "version and more>VERSION",
                "verbosity 1>VERBOSITY",
                "verbosity 1 noreply>VERBOSITY noreply",
                "quit>QUIT",
            })
    void readsALine(String line, String request) {
        assertEquals(List.of(request), DecodedRequests.of(line + "\r\n"));
        assertEquals(List.of(request), DecodedRequests.of(line + "\n"), "without a carriage return");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "set a 1 2 3|xyz>SET a flags=1 exptime=2 value=xyz",
                "set a 1 2 3 |xyz>SET a flags=1 exptime=2 value=xyz",
                "set a 1 2 3 noreply|xyz>SET a flags=1 exptime=2 value=xyz noreply",
                "set a 0 0 0|>SET a flags=0 exptime=0 value=",
                "add a 4294967295 -1 1|x>ADD a flags=4294967295 exptime=-1 value=x",
                "replace a 0 0 1|x>REPLACE a flags=0 exptime=0 value=x",
                "append a 0 0 1|x>APPEND a flags=0 exptime=0 value=x",
                "prepend a 0 0 1|x>PREPEND a flags=0 exptime=0 value=x",
                "cas a 0 0 1 7|x>CAS a flags=0 exptime=0 cas=7 value=x",
                "cas a 0 0 1 18446744073709551615 noreply|x"
                        + ">CAS a flags=0 exptime=0 cas=18446744073709551615 value=x noreply",
            })
    void readsAStorageCommand(String requests, String request) {
        assertEquals(List.of(request), DecodedRequests.of(requests.replace("|", "\r\n") + "\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "=ERROR",
                "get=ERROR",
                "GET a=ERROR",
                "set a 0 0=ERROR",
                "set a 0 0 1 noreply 2=ERROR",
                "cas a 0 0 1=ERROR",
                "delete a 0 0 0=ERROR",
                "incr a=ERROR",
                "flush_all 1 2 3=ERROR",
                "verbosity=ERROR",
                "set a x 0 1=CLIENT_ERROR bad command line format",
                "set a 0 0 -1=CLIENT_ERROR bad command line format",
                "set a 0 0 2147483646=CLIENT_ERROR bad command line format",
                "set a 0 0 x noreply=CLIENT_ERROR bad command line format noreply",
                "cas a 0 0 1 x=CLIENT_ERROR bad command line format",
                "incr a x=CLIENT_ERROR invalid numeric delta argument",
                "incr a -1 noreply=CLIENT_ERROR invalid numeric delta argument noreply",
                "touch a x=CLIENT_ERROR invalid exptime argument",
                "gat x a=CLIENT_ERROR invalid exptime argument",
                "flush_all x=CLIENT_ERROR invalid exptime argument",
                "verbosity x=CLIENT_ERROR bad command line format",
                "delete a 1=CLIENT_ERROR bad command line format.  Usage: delete <key> [noreply]",
            })
    void refusesALineInTheWordsOfMemcached(String line, String error) {
        assertEquals(List.of("MALFORMED " + error, "VERSION"), DecodedRequests.of(line + "\r\nversion\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"get %s", "get a %s b", "gat 1 %s", "set %s 0 0 1", "delete %s", "incr %s 1", "touch %s 1"})
    void refusesAKeyOverTheLimit(String line) {
        assertEquals(
                List.of("MALFORMED CLIENT_ERROR bad command line format"),
                DecodedRequests.of(line.replace("%s", TOO_LONG_KEY) + "\r\n"));
    }

    @Test
    void readsOnRightBehindABadDataChunk() {
        assertEquals(
                List.of("MALFORMED CLIENT_ERROR bad data chunk", "VERSION"),
                DecodedRequests.of("set k 0 0 3\r\nabcxyversion\r\n"));
        assertEquals(
                List.of("MALFORMED CLIENT_ERROR bad data chunk noreply", "MALFORMED ERROR", "VERSION"),
                DecodedRequests.of("set k 0 0 3 noreply\r\nabcd\r\nversion\r\n"));
    }

    @Test
    void givesTheSameRequestsWhereverTheBytesAreCut() {
        List<String> whole = DecodedRequests.of(CONVERSATION);
        assertEquals(19, whole.size(), whole::toString);

        for (int cut = 0; cut <= CONVERSATION.length(); cut++) {
            var requests = new DecodedRequests(RequestLimits.DEFAULTS)
                    .receive(CONVERSATION.substring(0, cut))
                    .receive(CONVERSATION.substring(cut));
            assertEquals(whole, requests.seen(), "cut at byte " + cut);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16})
    void givesTheSameRequestsInSmallPieces(int size) {
        var requests = new DecodedRequests(new RequestLimits(250, 2048, 4096, 1 << 20, 16));
        for (int at = 0; at < CONVERSATION.length(); at += size) {
            requests.receive(CONVERSATION.substring(at, Math.min(at + size, CONVERSATION.length())));
        }

        assertEquals(DecodedRequests.of(CONVERSATION), requests.seen());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8190, 8192, 65_535, 65_536, 65_537, 1 << 20})
    void readsAValueOfAnyLength(int length) {
        String value = "0123456789".repeat(length / 10 + 1).substring(0, length);
        String set = "set k 0 0 " + length + "\r\n" + value + "\r\n";

        assertEquals(
                List.of("SET k flags=0 exptime=0 value=" + value, "VERSION", "SET k flags=0 exptime=0 value=" + value),
                DecodedRequests.of(set + "version\r\n" + set));
    }

    @Test
    void tellsAValueOverTheLimitAtOnceAndSkipsIt() {
        var requests = new DecodedRequests(RequestLimits.DEFAULTS.withMaxValueBytes(10));

        requests.receive("set k 1 2 11\r\n");
        assertEquals(List.of("SET k flags=1 exptime=2 too large"), requests.seen());

        requests.receive("get evil\r\n!!!version\r\nset k 0 0 10\r\n0123456789\r\n");
        assertEquals(
                List.of("SET k flags=1 exptime=2 too large", "VERSION", "SET k flags=0 exptime=0 value=0123456789"),
                requests.seen());
    }

    @Test
    void claimsNoMemoryForALengthThatIsOnlyDeclared() {
        var requests = new DecodedRequests(RequestLimits.DEFAULTS.withMaxValueBytes(1 << 30));

        requests.receive("set k 0 0 1000000000\r\n").receive("some");
        requests.receive("more");

        assertTrue(requests.largestTarget() <= 64 * 1024, "array of " + requests.largestTarget());
    }

    @Test
    void givesUpOnALineOverTheLimitWhereverItIsCut() {
        var limits = new RequestLimits(250, 300, 4096, 1 << 20, 64);
        String fits = "x".repeat(299) + "\r\n";
        String tooLong = "x".repeat(300) + "\r\n";

        assertEquals(
                List.of("MALFORMED ERROR", "LINE_TOO_LONG"),
                new DecodedRequests(limits).receive(fits + tooLong + fits).seen());
        for (int cut = 0; cut < tooLong.length(); cut++) {
            var requests = new DecodedRequests(limits).receive(tooLong.substring(0, cut));
            assertEquals(cut <= 300 ? List.of() : List.of("LINE_TOO_LONG"), requests.seen());
            assertEquals(
                    List.of("LINE_TOO_LONG"),
                    requests.receive(tooLong.substring(cut)).seen());
        }
    }

    @Test
    void givesNothingElseAfterALineTooLong() {
        var decoder = new RequestDecoder(RequestLimits.DEFAULTS);
        while (decoder.next() == null) {
            decoder.target();
            decoder.received(decoder.targetLength()); // of zeros
        }

        assertEquals("LINE_TOO_LONG", DecodedRequests.describe(Objects.requireNonNull(decoder.next())));
    }

    @Test
    void takesALongRetrievalLineAndShrinksAfterIt() {
        int keys = 100_000;
        var requests = new DecodedRequests(RequestLimits.DEFAULTS);

        requests.receive("gets" + " key".repeat(keys) + "\r\n");
        assertEquals(List.of("GETS" + " key".repeat(keys)), requests.seen());

        assertTrue(requests.largestTarget() < 2 * 4 * keys, "buffer of " + requests.largestTarget());
        assertEquals(RequestLimits.DEFAULTS.readBufferBytes(), requests.nextTarget());
    }

    @Test
    void boundsARetrievalLine() {
        var requests = new DecodedRequests(new RequestLimits(250, 2048, 10_000, 1 << 20, 64));

        requests.receive("get" + " key".repeat(10_000));

        assertEquals(List.of("LINE_TOO_LONG"), requests.seen());
        assertTrue(requests.largestTarget() <= 20_480, "buffer of " + requests.largestTarget());
    }

    @Test
    void readsWhatTheEncoderWrites() {
        var out = new WireBuffer(64);
        byte[] key = "some:key".getBytes(StandardCharsets.US_ASCII);
        byte[] value = "some\r\nvalue".getBytes(StandardCharsets.US_ASCII);
        RequestEncoder.get(out, key);
        RequestEncoder.anotherKey(out, key);
        RequestEncoder.gats(out, -1, key);
        RequestEncoder.store(out, StoreCommand.PREPEND, key, -1, 60, value, true);
        RequestEncoder.cas(out, key, 16, 0, value, -1L, false);
        RequestEncoder.delete(out, key, true);
        RequestEncoder.incr(out, key, -1L, false);
        RequestEncoder.touch(out, key, 60, true);
        RequestEncoder.flushAll(out, 10, true);
        RequestEncoder.stats(out, "items");
        RequestEncoder.verbosity(out, 1, false);
        RequestEncoder.quit(out);

        assertEquals(
                List.of(
                        "GET some:key some:key",
                        "GATS exptime=-1 some:key",
                        "PREPEND some:key flags=4294967295 exptime=60 value=some\r\nvalue noreply",
                        "CAS some:key flags=16 exptime=0 cas=18446744073709551615 value=some\r\nvalue",
                        "DELETE some:key noreply",
                        "INCR some:key delta=18446744073709551615",
                        "TOUCH some:key exptime=60 noreply",
                        "FLUSH_ALL exptime=10 noreply",
                        "STATS [items]",
                        "VERBOSITY",
                        "QUIT"),
                DecodedRequests.of(new String(out.array(), 0, out.length(), StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsAnyBytesAsRequestsAndTheSameOnesInPieces(long seed) {
        var random = new Random(seed);
        String alphabet = " \r\n\u0000\u00ff0123456789-abgetsx";
        for (int i = 0; i < 500; i++) {
            var wire = new StringBuilder();
            for (int words = random.nextInt(40); words > 0; words--) {
                switch (random.nextInt(4)) {
                    case 0 ->
                        wire.append("set k 0 0 ").append(random.nextInt(20)).append("\r\n");
                    case 1 -> wire.append("get k\r\n");
                    default -> wire.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            int cut = wire.length() == 0 ? 0 : random.nextInt(wire.length());
            var pieces = new DecodedRequests(new RequestLimits(250, 128, 128, 100, 16))
                    .receive(wire.substring(0, cut))
                    .receive(wire.substring(cut));
            var whole = new DecodedRequests(new RequestLimits(250, 128, 128, 100, 4096)).receive(wire.toString());

            assertEquals(whole.seen(), pieces.seen(), wire::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 8193})
    void refusesACountOutOfTheTarget(int count) {
        var decoder = new RequestDecoder(RequestLimits.DEFAULTS);
        decoder.target();

        assertThrows(IllegalArgumentException.class, () -> decoder.received(count));
    }

    @Test
    void refusesLimitsThatAreNone() {
        for (int i = 0; i < 5; i++) {
            List<Integer> sizes = new ArrayList<>(Collections.nCopies(5, 1000));
            sizes.set(i, 0);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new RequestLimits(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3), sizes.get(4)));
        }
    }
}
