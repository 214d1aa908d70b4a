package io.memwire.testkit;

import io.memwire.testkit.Fault.Kind;

/** What a {@link Fault} does; where and on which connections, the fault says. Text is ISO-8859-1: bytes. */
sealed interface Effect {
    Kind kind();

    /** Something that happens at a place in the stream, in front of a byte. */
    sealed interface AtPoint extends Effect permits End, Stall, Insert, Garbage {}

    /** Something that changes how bytes flow, and none of them. */
    sealed interface OnFlow extends Effect permits Delay, Drip, Fragment {}

    /** Something that changes what a message says. */
    sealed interface OnMessage extends Effect permits Replace, Append, Repeat, WrongKey {}

    /** Something that happens to connections as they come. */
    sealed interface OnArrival extends Effect permits SlowAccept, Refuse {}

    /** The end of the connection, of a kind. */
    record End(Kind kind) implements AtPoint {}

    record Stall() implements AtPoint {
        @Override
        public Kind kind() {
            return Kind.STALL;
        }
    }

    record Insert(String bytes) implements AtPoint {
        @Override
        public Kind kind() {
            return Kind.INSERT;
        }
    }

    record Garbage(int length) implements AtPoint {
        @Override
        public Kind kind() {
            return Kind.GARBAGE;
        }
    }

    record Delay(long leastNanos, long mostNanos) implements OnFlow {
        @Override
        public Kind kind() {
            return Kind.DELAY;
        }
    }

    record Drip(int bytes, long everyNanos) implements OnFlow {
        @Override
        public Kind kind() {
            return Kind.DRIP;
        }
    }

    record Fragment(int mostBytes) implements OnFlow {
        @Override
        public Kind kind() {
            return Kind.FRAGMENT;
        }
    }

    record Replace(String bytes) implements OnMessage {
        @Override
        public Kind kind() {
            return Kind.REPLACE;
        }
    }

    record Append(String bytes) implements OnMessage {
        @Override
        public Kind kind() {
            return Kind.APPEND;
        }
    }

    record Repeat() implements OnMessage {
        @Override
        public Kind kind() {
            return Kind.REPEAT;
        }
    }

    record WrongKey() implements OnMessage {
        @Override
        public Kind kind() {
            return Kind.WRONG_KEY;
        }
    }

    record SlowAccept(long nanos) implements OnArrival {
        @Override
        public Kind kind() {
            return Kind.SLOW_ACCEPT;
        }
    }

    record Refuse() implements OnArrival {
        @Override
        public Kind kind() {
            return Kind.REFUSE;
        }
    }
}
