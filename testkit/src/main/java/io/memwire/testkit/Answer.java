package io.memwire.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a {@link ScriptedServer} answers a request: bytes, pauses, or the end of the connection, one behind another.
 *
 * <pre>{@code
 * Answer.of("END\r\n");
 * Answer.of("VALUE key 0 10\r\n0123").thenReset();      // a value cut short
 * Answer.after(Duration.ofSeconds(1)).then("END\r\n");  // a late answer
 * Answer.silence();                                     // none at all
 * }</pre>
 *
 * <p>Immutable; every method gives a new answer.
 *
 * @since 0.1
 */
public final class Answer {
    /** A part of an answer; what breaks the connection throws. */
    private interface Step {
        void play(ScriptedConnection connection) throws IOException;
    }

    private static final Answer SILENCE = new Answer(List.of());

    private final List<Step> steps;

    private Answer(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Says bytes.
     *
     * @param bytes each char one byte (ISO-8859-1), line ends included
     * @return the answer
     */
    public static Answer of(String bytes) {
        return SILENCE.then(bytes);
    }

    /**
     * Says nothing.
     *
     * @return no answer; the connection stays open
     */
    public static Answer silence() {
        return SILENCE;
    }

    /**
     * Waits.
     *
     * @param pause before what is said then
     * @return the beginning of an answer
     */
    public static Answer after(Duration pause) {
        return SILENCE.thenWait(pause);
    }

    /**
     * Closes the connection in an orderly way.
     *
     * @return the answer
     */
    public static Answer close() {
        return SILENCE.thenClose();
    }

    /**
     * Resets the connection.
     *
     * @return the answer
     */
    public static Answer reset() {
        return SILENCE.thenReset();
    }

    /**
     * Says more.
     *
     * @param bytes each char one byte (ISO-8859-1), line ends included
     * @return a new answer
     */
    public Answer then(String bytes) {
        return with(connection -> connection.send(bytes));
    }

    /**
     * Says more in pieces, each a write of its own, with a pause behind each.
     *
     * @param bytes each char one byte (ISO-8859-1), line ends included
     * @param pieceBytes length of a piece, from 1
     * @param pause behind each; zero for none
     * @return a new answer
     */
    public Answer thenInPieces(String bytes, int pieceBytes, Duration pause) {
        if (pieceBytes < 1) {
            throw new IllegalArgumentException("pieceBytes must be at least 1: " + pieceBytes);
        }
        return with(connection -> connection.sendInPieces(bytes, pieceBytes, pause));
    }

    /**
     * Waits.
     *
     * @param pause before what follows
     * @return a new answer
     */
    public Answer thenWait(Duration pause) {
        return with(connection -> connection.pause(pause));
    }

    /**
     * Closes the connection in an orderly way.
     *
     * @return a new answer
     */
    public Answer thenClose() {
        return with(ScriptedConnection::close);
    }

    /**
     * Resets the connection.
     *
     * @return a new answer
     */
    public Answer thenReset() {
        return with(ScriptedConnection::reset);
    }

    void play(ScriptedConnection connection) throws IOException {
        for (Step step : steps) {
            step.play(connection);
        }
    }

    private Answer with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Answer(List.copyOf(longer));
    }
}
