package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in and what comes out. {@link DifferentialTest} compares much more of it with a real memcached. */
class SessionTest {
    private final Conversation server = new Conversation();

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "set a 5 0 1|x|get a|=STORED|VALUE a 5 1|x|END|",
                "set a 5 0 1 |x|get a b |=STORED|VALUE a 5 1|x|END|",
                "set a 0 0 1|x|gets a|=STORED|VALUE a 0 1 1|x|END|",
                "add a 0 0 1|x|add a 0 0 1|y|get a|=STORED|NOT_STORED|VALUE a 0 1|x|END|",
                "replace a 0 0 1|x|set a 0 0 1|y|replace a 0 0 1|z|get a|=NOT_STORED|STORED|STORED|VALUE a 0 1|z|END|",
                "append a 0 0 1|x|set a 7 0 1|y|append a 9 0 2|zz|get a|=NOT_STORED|STORED|STORED|VALUE a 7 3|yzz|END|",
                "prepend a 0 0 1|x|set a 7 0 1|y|prepend a 9 0 2|zz|get a|=NOT_STORED|STORED|STORED|VALUE a 7 3|zzy|END|",
                "cas a 0 0 1 1|x|set a 0 0 1|x|cas a 0 0 1 1|y|cas a 0 0 1 1|z|=NOT_FOUND|STORED|STORED|EXISTS|",
                "delete a|set a 0 0 1|x|delete a|get a|=NOT_FOUND|STORED|DELETED|END|",
                "incr a 1|set a 0 0 2|98|incr a 1|incr a 1|get a|=NOT_FOUND|STORED|99|100|VALUE a 0 3|100|END|",
                "set a 0 0 2|10|decr a 1|get a|decr a 10|=STORED|9|VALUE a 0 2|9 |END|0|",
                "set a 0 0 20|18446744073709551615|incr a 2|=STORED|1|",
                "set a 0 0 1|x|incr a 1|=STORED|CLIENT_ERROR cannot increment or decrement non-numeric value|",
                "incr a x|=CLIENT_ERROR invalid numeric delta argument|",
                "touch a 10|set a 0 0 1|x|touch a 10|touch a -1|get a|=NOT_FOUND|STORED|TOUCHED|TOUCHED|END|",
                "touch a x|=CLIENT_ERROR invalid exptime argument|",
                "set a 3 0 1|x|gat 10 a b|gats 10 a|gat -1 a|get a|=STORED|VALUE a 3 1|x|END|VALUE a 3 1 1|x|END|VALUE a 3 1|x|END|END|",
                "set a 0 0 1|x|flush_all|get a|=STORED|OK|END|",
                "verbosity 1|version|=OK|VERSION 1.2.3|",
                "nonsense||get|=ERROR|ERROR|ERROR|",
                "set a 0 0 1|xy|get a|=CLIENT_ERROR bad data chunk|ERROR|END|",
                "set a 0 0 -1|version|=CLIENT_ERROR bad command line format|VERSION 1.2.3|",
                "stats nonsense|stats reset|=ERROR|RESET|",
            })
    void answers(String requests, String answers) {
        assertEquals(answers.replace("|", "\r\n"), server.say(requests.replace("|", "\r\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set a 0 0 1 noreply|x|",
                "add a 0 0 1 noreply|x|",
                "replace a 0 0 1 noreply|x|",
                "append a 0 0 1 noreply|x|",
                "prepend a 0 0 1 noreply|x|",
                "cas a 0 0 1 1 noreply|x|",
                "delete a noreply|",
                "incr a 1 noreply|",
                "decr a 1 noreply|",
                "touch a 1 noreply|",
                "flush_all noreply|",
                "flush_all 10 noreply|",
                "verbosity 1 noreply|",
                "set a x 0 1 noreply|",
                "incr a x noreply|",
                "set a 0 0 1 noreply|xyz|",
            })
    void keepsQuietWhenAskedTo(String requests) {
        String answers = server.say(requests.replace("|", "\r\n") + "version\r\n");

        assertEquals("VERSION 1.2.3\r\n", answers.replace("ERROR\r\n", ""));
    }

    @Test
    void refusesAKeyOf251BytesAndStoresOneOf250() {
        assertEquals("STORED\r\n", server.say("set " + "k".repeat(250) + " 0 0 1\r\nx\r\n"));
        assertEquals(
                "CLIENT_ERROR bad command line format\r\nERROR\r\n",
                server.say("set " + "k".repeat(251) + " 0 0 1\r\nx\r\n"));
        assertEquals("CLIENT_ERROR bad command line format\r\n", server.say("get a " + "k".repeat(251) + "\r\n"));
    }

    @Test
    void skipsAValueThatIsTooLargeAndDropsTheOldOne() {
        server.say("set a 0 0 1\r\nx\r\n");
        String large = "v".repeat(3 << 20);

        assertEquals(
                "SERVER_ERROR object too large for cache\r\nEND\r\n",
                server.say("set a 0 0 " + large.length() + "\r\n" + large + "\r\nget a\r\n"));
    }

    @Test
    void refusesAnItemThatIsTooLargeByItsKeyAndHeaderAlone() {
        var small = new Conversation(1 << 20, 1024);
        int largest = 1024 - 56 - "a".length() - 1 - 2;

        assertEquals("STORED\r\n", small.say("set a 0 0 " + largest + "\r\n" + "v".repeat(largest) + "\r\n"));
        assertEquals(
                "SERVER_ERROR object too large for cache\r\n",
                small.say("set ab 0 0 " + largest + "\r\n" + "v".repeat(largest) + "\r\n"));
    }

    @Test
    void tellsAnItemOverTheWholeMemory() {
        var tiny = new Conversation(100, 1024);

        assertEquals(
                "SERVER_ERROR out of memory storing object\r\n",
                tiny.say("set a 0 0 100\r\n" + "v".repeat(100) + "\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"1,999,1000", "100,99999,100000", "2592000,2591999999,2592000000"})
    void expiresAnItemWhenItsSecondsAreOver(int exptime, long before, long after) {
        server.say("set a 0 " + exptime + " 1\r\nx\r\n");

        assertEquals("VALUE a 0 1\r\nx\r\nEND\r\n", server.advanceMillis(before).say("get a\r\n"));
        assertEquals("END\r\n", server.advanceMillis(after - before).say("get a\r\n"));
    }

    @Test
    void takesAnExptimeOver30DaysForAUnixTime() {
        long in10Seconds = Conversation.START_MILLIS / 1000 + 10;
        server.say("set a 0 " + in10Seconds + " 1\r\nx\r\nset b 0 2592001 1\r\nx\r\n");

        assertEquals("VALUE a 0 1\r\nx\r\nEND\r\n", server.advanceMillis(9_999).say("get a b\r\n"));
        assertEquals("END\r\n", server.advanceMillis(1).say("get a b\r\n"));
    }

    @Test
    void neverExpiresAnItemOfExptime0AndAtOnceOneOfANegative() {
        server.say("set a 0 0 1\r\nx\r\nset b 0 -1 1\r\nx\r\n");

        assertEquals("VALUE a 0 1\r\nx\r\nEND\r\n", server.say("get a b\r\n"));
        assertEquals(
                "VALUE a 0 1\r\nx\r\nEND\r\n", server.advanceMillis(1L << 40).say("get a b\r\n"));
    }

    @Test
    void expiresByTheLastTouch() {
        server.say("set a 0 10 1\r\nx\r\nset b 0 10 1\r\nx\r\n");
        server.advanceMillis(9_000).say("touch a 10\r\ngat 10 b\r\n");

        assertEquals(
                "VALUE a 0 1\r\nx\r\nVALUE b 0 1\r\nx\r\nEND\r\n",
                server.advanceMillis(9_999).say("get a b\r\n"));
        assertEquals("END\r\n", server.advanceMillis(1).say("get a b\r\n"));
    }

    @Test
    void keepsTheExpiryWhenAValueIsAppendedOrIncremented() {
        server.say("set a 0 10 1\r\n1\r\nappend a 0 0 1\r\n2\r\nincr a 1\r\n");

        assertEquals("END\r\n", server.advanceMillis(10_000).say("get a\r\n"));
    }

    @Test
    void flushesWhenTheDelayIsOver() {
        assertEquals("STORED\r\nOK\r\n", server.say("set a 0 0 1\r\nx\r\nflush_all 10\r\n"));
        assertEquals("STORED\r\n", server.advanceMillis(9_999).say("set b 0 0 1\r\nx\r\n"));
        assertEquals("VALUE a 0 1\r\nx\r\nEND\r\n", server.say("get a\r\n"));

        assertEquals("END\r\n", server.advanceMillis(1).say("get a b\r\n"));
        assertEquals("STORED\r\n", server.say("set a 0 0 1\r\ny\r\n"));
        assertEquals("VALUE a 0 1\r\ny\r\nEND\r\n", server.advanceMillis(60_000).say("get a\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quit\r\n", "quit\r\nversion\r\n"})
    void closesOnQuitAndAnswersNothingMore(String requests) {
        assertEquals("", server.say(requests));
        assertTrue(server.isClosing());
    }

    @Test
    void closesOnALineTooLong() {
        assertEquals("VERSION 1.2.3\r\n", server.say("version\r\n" + "x".repeat(20_000)));
        assertTrue(server.isClosing());
    }

    @Test
    void staysOpenOtherwise() {
        server.say("nonsense\r\nset a 0 0 1\r\nxyz\r\n");

        assertFalse(server.isClosing());
    }

    @Test
    void boundsTheAnswersThatWaitAndGoesOnWhereItStopped() {
        int length = 100_000;
        server.say("set a 0 0 " + length + "\r\n" + "v".repeat(length) + "\r\n");
        server.hear("get" + " a".repeat(50) + "\r\nversion\r\n");

        var answers = new StringBuilder();
        boolean unanswered;
        do {
            unanswered = server.run();
            String output = server.takeOutput();
            assertTrue(output.length() < 128 * 1024 + length + 100, "output of " + output.length());
            answers.append(output);
        } while (unanswered);

        String hit = "VALUE a 0 100000\r\n" + "v".repeat(length) + "\r\n";
        assertEquals(hit.repeat(50) + "END\r\nVERSION 1.2.3\r\n", answers.toString());
    }
}
