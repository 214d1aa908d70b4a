package io.memwire.client;

import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import java.net.ProtocolException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives each reply to the call that it answers: the oldest in flight. Splits the lines of merged gets: hits come in the
 * order asked, a key that is passed over is a miss, {@code END} closes the line. A value whose key was not asked for at
 * its place is never given to anybody.
 *
 * <p>Used by the leader alone; only how far the answers have come may be asked by others.
 */
final class ReplyRouter {
    private final String node;
    private final ReplyDecoder decoder;
    private final InFlightQueue queue;
    private final AtomicLong answeredCalls = new AtomicLong();
    private final AtomicLong answeredBytes = new AtomicLong();
    private int completed;

    ReplyRouter(String node, ReplyDecoder decoder, InFlightQueue queue) {
        this.node = node;
        this.decoder = decoder;
        this.queue = queue;
    }

    /**
     * Completes the calls that the bytes received so far answer; returns how many.
     *
     * @param sentBytes position in the stream of requests up to which the server can have read when it sent those bytes:
     *     what a caller sends who was completed just now is not answered by them
     * @throws UnexpectedReplyException if a reply answers nobody: the stream cannot be trusted
     * @throws ProtocolException if the server may lose its place in the requests: the calls that follow are lost
     */
    int dispatch(long sentBytes) throws UnexpectedReplyException, ProtocolException {
        completed = 0;
        for (ReplyKind kind = decoder.next(); kind != null; kind = decoder.next()) {
            Call call = oldestSent(sentBytes);
            if (call == null) {
                throw new UnexpectedReplyException(kind + ", though nothing was asked");
            }
            if (call instanceof RetrievalCall retrieval) {
                answerLine(retrieval, kind);
            } else if (call.accept(kind, decoder, node)) {
                end(call);
            }
            if (Call.isError(kind) && call.isDoubtfulAfter(kind)) {
                throw new ProtocolException(kind + " " + decoder.text()
                        + ", after which the server may take the data of a " + call.command + " for commands");
            }
        }
        if (decoder.isMidReply() && oldestSent(sentBytes) == null) {
            throw new UnexpectedReplyException("the beginning of a reply, though nothing was asked");
        }
        return completed;
    }

    private @Nullable Call oldestSent(long sentBytes) {
        Call oldest = queue.oldest();
        return oldest == null || oldest.endPosition - sentBytes > 0 ? null : oldest;
    }

    private void answerLine(RetrievalCall first, ReplyKind kind) throws UnexpectedReplyException {
        RetrievalCall call = first;
        if (kind == ReplyKind.VALUE) {
            while (!call.isFor(decoder) && !call.isLastOfLine()) {
                end(call); // passed over: a miss
                call = nextOfLine();
            }
            call.accept(kind, decoder, node);
            if (!call.isLastOfLine()) {
                end(call);
            }
            return;
        }
        while (!call.isLastOfLine()) { // the rest of the line are misses, or failed by the same error
            call.accept(kind, decoder, node);
            end(call);
            call = nextOfLine();
        }
        call.accept(kind, decoder, node);
        end(call);
    }

    private RetrievalCall nextOfLine() {
        Call next = queue.oldest();
        if (next instanceof RetrievalCall retrieval) {
            return retrieval;
        }
        throw new IllegalStateException("a line of merged gets breaks off before " + next);
    }

    private void end(Call call) {
        queue.remove(call);
        answeredBytes.setRelease(call.endPosition);
        answeredCalls.setRelease(answeredCalls.getPlain() + 1); // before its caller knows, who may send the next
        completed++;
        call.complete();
    }

    /** How many calls were answered since the connection opened. */
    long answeredCalls() {
        return answeredCalls.getAcquire();
    }

    /** Position in the stream of requests up to which all are answered. */
    long answeredBytes() {
        return answeredBytes.getAcquire();
    }
}
