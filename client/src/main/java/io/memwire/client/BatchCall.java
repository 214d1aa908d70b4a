package io.memwire.client;

import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.WireBuffer;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many one-line requests to one server as one call: a part of {@code set_multi} or {@code delete_multi}. */
final class BatchCall extends Call {
    private final List<StatusCall> requests;
    private final BitSet failed = new BitSet();
    private int answered;

    /** {@code requests} must not be empty; the calls in it are only encoded and answered, never sent by themselves. */
    BatchCall(Command command, List<StatusCall> requests) {
        super(command);
        this.requests = requests;
    }

    @Override
    void encode(WireBuffer out) {
        for (StatusCall request : requests) {
            request.encode(out);
        }
    }

    @Override
    boolean accept(ReplyKind kind, ReplyDecoder reply, String node) throws UnexpectedReplyException {
        StatusCall request = requests.get(answered);
        request.accept(kind, reply, node);
        if (isError(kind) || kind == ReplyKind.NOT_STORED) {
            failed.set(answered);
        }
        return ++answered == requests.size();
    }

    @Override
    boolean isDoubtfulAfter(ReplyKind error) {
        return requests.get(0).isDoubtfulAfter(error);
    }

    @Override
    BatchCall copy() {
        return new BatchCall(command, requests.stream().map(StatusCall::copy).toList());
    }

    @Override
    int estimatedBytes() {
        int bytes = 0;
        for (StatusCall request : requests) {
            bytes += request.estimatedBytes();
        }
        return bytes;
    }

    /** Whether the request at {@code index} was refused or not answered. */
    boolean isFailed(int index) {
        return !isAnswered(index) || failed.get(index);
    }

    /** Whether the request at {@code index} was answered; of a call that was given up nobody may know. */
    boolean isAnswered(int index) {
        return isDone() && index < answered;
    }

    /** The error line that answered the request at {@code index}, or null. */
    @Nullable
    Failure refusal(int index) {
        return isAnswered(index) ? requests.get(index).failure() : null;
    }

    /** The first of the error lines, or null. */
    @Nullable
    Failure firstRefusal() {
        for (int i = failed.nextSetBit(0); i >= 0 && isDone(); i = failed.nextSetBit(i + 1)) {
            Failure refusal = refusal(i);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }
}
