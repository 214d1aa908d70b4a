package io.memwire.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.testkit.Backlog.Flow;
import io.memwire.testkit.Fault.Kind;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the faults of one way of one connection: takes the bytes of the source one by one, and puts into the backlog of
 * the sink what shall become of them. What it does depends on the bytes and the seed alone, never on how they were cut;
 * time only says when they leave. Without I/O.
 */
final class Editor {
    private final MessageScanner scanner;
    private final Backlog out;
    private final Consumer<Kind> counter;
    private List<Injection> injections = List.of();
    private long passed; // since the faults were put to use
    private long nextPosition; // where the next fault that is told in bytes happens
    private boolean stalled;
    private @Nullable Kind end;

    // What is to become of the present message.
    private boolean begun;
    private boolean midValueDone;
    private boolean keyDone;
    private boolean dropping;
    private @Nullable ByteArrayOutputStream copy;
    private final StringBuilder appendix = new StringBuilder();

    Editor(boolean requests, Backlog out, Consumer<Kind> counter) {
        this.scanner = new MessageScanner(requests);
        this.out = out;
        this.counter = counter;
    }

    /** Makes these faults from now on, and no others. A message that was begun is finished as it was begun. */
    void use(List<Injection> faults, long nowNanos) {
        injections = faults;
        passed = 0;
        nextPosition = nextPosition(0);
        stalled = false;
        out.release();
        updateFlow(nowNanos);
    }

    /** How the connection is to end when the backlog has left; null if it goes on. */
    @Nullable
    Kind end() {
        return end;
    }

    boolean isStalled() {
        return stalled;
    }

    /**
     * Edits bytes, and makes the faults that need none.
     *
     * @return the index behind the last byte that was used: {@code to}, unless it stalls or ends there
     */
    int edit(byte[] bytes, int from, int to, long nowNanos) {
        out.arrived(nowNanos);
        int at = from;
        while (goesOn()) {
            if (passed == nextPosition) {
                reachPosition(nowNanos);
            } else if (at == to) {
                break;
            } else if (scanner.isAtStart() && !begun) {
                beginMessage(nowNanos);
            } else if (scanner.isMidValue() && !midValueDone) {
                midValueDone = true;
                firePicked(true);
            } else {
                pass(bytes[at++]);
            }
        }
        return at;
    }

    private boolean goesOn() {
        return !stalled && end == null;
    }

    private long nextPosition(long from) {
        return injections.stream()
                .mapToLong(Injection::position)
                .filter(position -> position >= from)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void reachPosition(long nowNanos) {
        nextPosition = nextPosition(passed + 1);
        for (Injection injection : injections) {
            if (injection.position() == passed && goesOn()) {
                if (injection.effect() instanceof Effect.OnFlow flow) {
                    injection.activate(true);
                    counter.accept(flow.kind());
                    updateFlow(nowNanos);
                } else {
                    fire(injection);
                }
            }
        }
    }

    private void beginMessage(long nowNanos) {
        begun = true;
        for (Injection injection : injections) {
            if (injection.effect() instanceof Effect.OnFlow flow) {
                boolean picked = injection.picksNextMessage();
                if (picked) {
                    counter.accept(flow.kind());
                }
                injection.activate(picked || (injection.position() >= 0 && injection.isActive()));
            }
        }
        updateFlow(nowNanos);
        firePicked(false);
        for (Injection injection : injections) {
            if (injection.effect() instanceof Effect.OnMessage effect
                    && !(effect instanceof Effect.WrongKey)
                    && goesOn()
                    && injection.picksNextMessage()) {
                begin(effect);
            }
        }
    }

    private void begin(Effect.OnMessage effect) {
        counter.accept(effect.kind());
        if (effect instanceof Effect.Replace replace) {
            dropping = true;
            out.put(replace.bytes().getBytes(ISO_8859_1));
        } else if (effect instanceof Effect.Append append) {
            appendix.append(append.bytes());
        } else if (effect instanceof Effect.Repeat) {
            copy = new ByteArrayOutputStream();
        }
    }

    private void endMessage() {
        if (copy != null) {
            out.put(copy.toByteArray());
        }
        out.put(appendix.toString().getBytes(ISO_8859_1));
        begun = false;
        midValueDone = false;
        keyDone = false;
        dropping = false;
        copy = null;
        appendix.setLength(0);
    }

    /** Makes what happens at messages, in front of them or amid their values. */
    private void firePicked(boolean midValue) {
        for (Injection injection : injections) {
            if (injection.effect() instanceof Effect.AtPoint
                    && injection.position() < 0
                    && injection.place().midValue() == midValue
                    && goesOn()
                    && injection.picksNextMessage()) {
                fire(injection);
            }
        }
    }

    private void fire(Injection injection) {
        Effect effect = injection.effect();
        counter.accept(effect.kind());
        if (effect instanceof Effect.End ending) {
            end = ending.kind();
        } else if (effect instanceof Effect.Stall) {
            stalled = true;
        } else if (effect instanceof Effect.Insert insert) {
            out.put(insert.bytes().getBytes(ISO_8859_1));
        } else if (effect instanceof Effect.Garbage garbage) {
            out.put(injection.garbage(garbage.length()));
        }
    }

    private void pass(byte b) {
        byte changed = scanner.isAtKeyOfValue() && !keyDone && isForWrongKey() ? otherThan(b) : b;
        scanner.pass(b);
        passed++;
        if (!dropping) {
            out.put(changed);
            if (copy != null) {
                copy.write(changed);
            }
        }
        if (scanner.isAtStart()) {
            endMessage();
        }
    }

    private boolean isForWrongKey() {
        keyDone = true;
        boolean picked = false;
        for (Injection injection : injections) {
            if (injection.effect() instanceof Effect.WrongKey && injection.picksNextMessage()) {
                counter.accept(Kind.WRONG_KEY);
                picked = true;
            }
        }
        return picked;
    }

    private static byte otherThan(byte b) {
        return (byte) (b == 'x' ? 'y' : 'x');
    }

    private void updateFlow(long nowNanos) {
        long delayNanos = 0;
        Effect.Drip drip = null;
        Injection pieces = null;
        for (Injection injection : injections) {
            if (injection.isActive()) {
                delayNanos += injection.delayNanos();
                drip = injection.effect() instanceof Effect.Drip slow ? slow : drip;
                pieces = injection.effect() instanceof Effect.Fragment ? injection : pieces;
            }
        }
        out.flow(
                delayNanos == 0 && drip == null && pieces == null ? Flow.FREE : new Flow(delayNanos, drip, pieces),
                nowNanos);
    }
}
