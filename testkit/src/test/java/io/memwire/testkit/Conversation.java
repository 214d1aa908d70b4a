package io.memwire.testkit;

import io.memwire.protocol.text.RequestDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A session without a socket: says requests, gives the answers. Text is ISO-8859-1: bytes. */
final class Conversation {
    static final long START_MILLIS = Instant.parse("2026-01-02T03:04:05Z").toEpochMilli();

    private final Session session;
    private long nowMillis = START_MILLIS;

    Conversation() {
        this(64 << 20, 1 << 20);
    }

    Conversation(long memoryLimit, int maxItemBytes) {
        this(new ServerState(
                new Settings("1.2.3", memoryLimit, maxItemBytes, 1, new ServerAddress.Tcp(4711), START_MILLIS)));
    }

    Conversation(ServerState state) {
        session = new Session(state);
    }

    Conversation advanceMillis(long millis) {
        nowMillis += millis;
        return this;
    }

    boolean isClosing() {
        return session.isClosing();
    }

    /** All answers to the requests. */
    String say(String requests) {
        hear(requests);
        var answers = new StringBuilder();
        boolean unanswered;
        do {
            unanswered = session.run(nowMillis);
            answers.append(takeOutput());
        } while (unanswered);
        return answers.toString();
    }

    /** Gives bytes to the session, which answers when it runs. */
    void hear(String requests) {
        byte[] bytes = requests.getBytes(StandardCharsets.ISO_8859_1);
        RequestDecoder decoder = session.decoder();
        for (int at = 0; at < bytes.length; ) {
            byte[] target = decoder.target();
            int count = Math.min(decoder.targetLength(), bytes.length - at);
            System.arraycopy(bytes, at, target, decoder.targetOffset(), count);
            decoder.received(count);
            at += count;
            if (at < bytes.length) {
                session.run(nowMillis);
            }
        }
    }

    /** Runs the session once, as a server does before it sends. */
    boolean run() {
        return session.run(nowMillis);
    }

    String takeOutput() {
        var answers = new String(session.out().array(), 0, session.out().length(), StandardCharsets.ISO_8859_1);
        session.out().clear();
        return answers;
    }
}
