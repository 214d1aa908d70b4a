package io.memwire.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.testkit.Fault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults without sockets and clocks. */
class EditorTest {
    private static final String ANSWERS = "VALUE key 0 4\r\nab\r\n\r\nVALUE a 0 0\r\n\r\nEND\r\n" // one get of two keys
            + "STORED\r\nSTAT pid 1\r\nSTAT time 2\r\nEND\r\n12\r\nVALUE key 0 4\r\nEND\r\r\nEND\r\nHD\r\nVA 5 c1\r\nhello\r\n";
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final List<Kind> counted = new ArrayList<>();
    private final Backlog backlog = new Backlog();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    static List<List<Fault>> faults() {
        return List.of(
                List.of(),
                List.of(Fault.drop().everyMessage(2)),
                List.of(Fault.append("!").everyMessage(1), Fault.insert("?").everyMessage(3)),
                List.of(Fault.repeat().sometimes(0.5), Fault.garbage(2).sometimes(0.5)),
                List.of(Fault.wrongKey(), Fault.errorLine("SERVER_ERROR x").atMessage(4)),
                List.of(
                        Fault.insert("^").afterBytes(17),
                        Fault.insert("mid").everyMessage(1).midValue()),
                List.of(Fault.close().afterBytes(40)),
                List.of(Fault.stall().atMessage(5), Fault.delay(Duration.ofSeconds(1), Duration.ofSeconds(2))),
                List.of(Fault.reset().midValue(), Fault.fragment(3)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesTheSameFaultsWhereverTheBytesAreCut(List<Fault> faults) throws IOException {
        var whole = new EditorTest();
        String expected = whole.result(faults, ANSWERS.length());

        for (int piece = 1; piece < ANSWERS.length(); piece++) {
            var cut = new EditorTest();
            assertEquals(expected, cut.result(faults, piece), "in pieces of " + piece);
            assertEquals(whole.counted, cut.counted, "in pieces of " + piece);
        }
    }

    /** What becomes of the answers if they come in pieces of a length. */
    private String result(List<Fault> faults, int piece) throws IOException {
        Editor editor = editor(faults, 7);
        byte[] bytes = ANSWERS.getBytes(ISO_8859_1);
        for (int at = 0; at < bytes.length; at += piece) {
            int to = Math.min(bytes.length, at + piece);
            if (editor.edit(bytes, at, to, 0) < to) {
                break;
            }
        }
        backlog.write(Channels.newChannel(written), 100 * SECOND);
        return written.toString(ISO_8859_1) + editor.end() + editor.isStalled();
    }

    @Test
    void knowsWhatOneAnswerIs() {
        assertEquals(
                ("VALUE key 0 4\r\nab\r\n\r\nVALUE a 0 0\r\n\r\nEND\r\n|STORED\r\n|STAT pid 1\r\nSTAT time 2\r\nEND\r\n|12\r\n|"
                        + "VALUE key 0 4\r\nEND\r\r\nEND\r\n|HD\r\n|VA 5 c1\r\nhello\r\n|"),
                edited(false, ANSWERS, Fault.append("|")));
    }

    @Test
    void knowsWhatOneRequestIs() {
        assertEquals(
                "get a b\r\n|set key 0 0 4\r\na\r\nb\r\n|cas k 1 0 1 99 noreply\r\nx\r\n|ms key 2\r\nhi\r\n|mn\r\n|",
                edited(
                        true,
                        "get a b\r\nset key 0 0 4\r\na\r\nb\r\ncas k 1 0 1 99 noreply\r\nx\r\nms key 2\r\nhi\r\nmn\r\n",
                        Fault.append("|").onRequests()));
    }

    @Test
    void takesWhatItDoesNotKnowForLines() {
        String nonsense =
                "VALUE key\r\n|VALUE a b c\r\n|VALUE k 0 99999999999999999999\r\n|\r\n|" + "x".repeat(5000) + "\n|";

        assertEquals(nonsense, edited(false, nonsense.replace("|", ""), Fault.append("|")));
    }

    @Test
    void drawsForEachConnectionAndWayAlone() {
        assertNotEquals(Chance.seed(1, 1, 1, 0, true), Chance.seed(1, 1, 1, 0, false));
        assertNotEquals(Chance.seed(1, 1, 1, 0, true), Chance.seed(1, 2, 1, 0, true));
        assertNotEquals(Chance.seed(1, 2, 1, 0, true), Chance.seed(1, 1, 2, 0, true));
        assertNotEquals(Chance.seed(1, 1, 1, 1, true), Chance.seed(1, 1, 1, 0, true));
        assertEquals(Chance.seed(5, 6, 7, 8, true), Chance.seed(5, 6, 7, 8, true));
    }

    @Test
    void delaysByTheClockItIsGiven() throws IOException {
        Editor editor = editor(List.of(Fault.delay(Duration.ofSeconds(1))), 7);
        send(editor, "one", 0);
        send(editor, "two", SECOND / 2);

        assertEquals("", sentUntil(SECOND - 1));
        assertEquals("one", sentUntil(SECOND));
        assertEquals(SECOND * 3 / 2, backlog.nextNanos(SECOND));
        assertEquals("onetwo", sentUntil(SECOND * 3 / 2));
        assertEquals(Backlog.NEVER, backlog.nextNanos(SECOND * 2));
    }

    @Test
    void releasesWhatIsDelayedWhenOtherFaultsComeInOrder() throws IOException {
        Editor editor = editor(List.of(Fault.delay(Duration.ofSeconds(1)), Fault.drip(1, Duration.ofSeconds(1))), 7);
        send(editor, "one", 0);

        editor.use(List.of(), 1);
        send(editor, "two", 1);

        assertEquals("onetwo", sentUntil(1));
    }

    @Test
    void dripsByTheClockItIsGiven() throws IOException {
        Editor editor = editor(List.of(Fault.drip(2, Duration.ofSeconds(1))), 7);
        send(editor, "abcde", 0);

        assertEquals("ab", sentUntil(0));
        assertEquals("ab", sentUntil(SECOND - 1));
        assertEquals("abcd", sentUntil(SECOND));
        assertEquals("abcde", sentUntil(SECOND * 2));
    }

    @Test
    void finishesAMessageAsItWasBegun() throws IOException {
        Editor editor = editor(List.of(Fault.drop()), 7);
        send(editor, "STO", 0);

        editor.use(List.of(new Injection(Fault.append("!").atMessage(1), 1)), 0);
        send(editor, "RED\r\nEND\r\n", 0);

        assertEquals("END\r\n!", sentUntil(0), "the message that was begun is not counted");
    }

    @Test
    void countsWhatItDid() {
        edited(
                false,
                ANSWERS,
                Fault.drop().everyMessage(2),
                Fault.wrongKey(),
                Fault.garbage(1).afterBytes(3));

        assertEquals(3, counted.stream().filter(Kind.REPLACE::equals).count());
        assertEquals(2, counted.stream().filter(Kind.WRONG_KEY::equals).count());
        assertEquals(1, counted.stream().filter(Kind.GARBAGE::equals).count());
        assertTrue(counted.size() == 6);
    }

    private Editor editor(List<Fault> faults, long seed) {
        return editor(false, faults, seed);
    }

    private Editor editor(boolean requests, List<Fault> faults, long seed) {
        var editor = new Editor(requests, backlog, counted::add);
        editor.use(
                faults.stream()
                        .map(fault -> new Injection(fault, seed + faults.indexOf(fault)))
                        .toList(),
                0);
        return editor;
    }

    private String edited(boolean requests, String bytes, Fault... faults) {
        try {
            send(editor(requests, List.of(faults), 7), bytes, 0);
            return sentUntil(0);
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
    }

    private static void send(Editor editor, String bytes, long nowNanos) {
        assertEquals(bytes.length(), editor.edit(bytes.getBytes(ISO_8859_1), 0, bytes.length(), nowNanos));
    }

    private String sentUntil(long nowNanos) throws IOException {
        backlog.write(Channels.newChannel(written), nowNanos);
        return written.toString(ISO_8859_1);
    }
}
