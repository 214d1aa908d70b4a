package io.memwire.client;

import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.WireBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one connection in the order of sending, which is the order of their answers: the truth about which reply
 * belongs to whom. A linked list through {@link Call#next}: it is added to under the connection's lock, taken from by
 * the leader alone, and looked at by anybody.
 */
final class InFlightQueue {
    /** The call taken last (at first a stand-in); its successor is the oldest in flight. Written by the leader. */
    private volatile Call head = new Nobody();

    /** The newest call, or {@code head}. Guarded by the connection's lock. */
    private Call tail = head;

    /** Adds the newest call. Under the connection's lock. */
    void add(Call call) {
        tail.next = call;
        tail = call;
    }

    /** The call that the next reply belongs to, or null. Exact for the leader, a moment's truth for others. */
    @SuppressWarnings("ReferenceEquality") // a call is what it is, not what it holds
    @Nullable
    Call oldest() {
        for (; ; ) {
            Call taken = head;
            Call oldest = taken.next;
            if (taken == head) { // else taken.next was cut off meanwhile
                return oldest;
            }
        }
    }

    /** Takes the oldest call, which must be {@code call}. By the leader alone. */
    void remove(Call call) {
        Call taken = head;
        head = call;
        taken.next = null; // or a long-lived call would keep all that came after it from the young collector
    }

    /**
     * Lets go of the call taken last, its value and its caller's thread, when none is in flight. Under the connection's
     * lock, by the leader alone.
     */
    @SuppressWarnings("ReferenceEquality")
    void forgetLast() {
        if (head == tail) {
            tail = new Nobody();
            head = tail;
        }
    }

    private static final class Nobody extends Call {
        Nobody() {
            super(Command.VERSION);
        }

        @Override
        void encode(WireBuffer out) {}

        @Override
        boolean accept(ReplyKind kind, ReplyDecoder reply, String node) {
            return true;
        }

        @Override
        Call copy() {
            return this;
        }

        @Override
        int estimatedBytes() {
            return 0;
        }
    }
}
