package io.memwire.client;

import io.memwire.api.ClientListener;
import io.memwire.api.ClientStatistics;
import io.memwire.api.Key;
import io.memwire.api.MemcacheException;
import io.memwire.api.Server;
import io.memwire.api.TranscodingException;
import io.memwire.protocol.text.ReplyKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client lives through: counted, told to the listener, and logged without flooding the log. */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger("io.memwire.client");

    /** Between two warnings of failed requests; those in between are counted and logged at DEBUG. */
    private static final long WARNING_INTERVAL_NANOS = 10_000_000_000L;

    private final ClientListener listener;
    private final Map<Command, LongAdder> commands = new EnumMap<>(Command.class);
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final AtomicLong nextWarningNanos = new AtomicLong(System.nanoTime());
    private final LongAdder unwarned = new LongAdder();
    private final AtomicBoolean warnedOfPassword = new AtomicBoolean();

    Journal(ClientListener listener) {
        this.listener = listener;
        for (Command command : Command.values()) {
            commands.put(command, new LongAdder()); // complete from here on, so that many threads may read it
        }
    }

    void used(Command command) {
        adder(command).increment();
    }

    private LongAdder adder(Command command) {
        return Objects.requireNonNull(commands.get(command));
    }

    /** A request failed; {@code server} is empty when there was none to ask. */
    void failed(Command command, String server, MemcacheException failure, long nowNanos) {
        failures.computeIfAbsent(failure.getClass().getSimpleName(), name -> new LongAdder())
                .increment();
        warn(command, failure, nowNanos);
        tell(() -> listener.requestFailed(command.toString(), server, failure));
    }

    private void warn(Command command, MemcacheException failure, long nowNanos) {
        LOG.debug("{} failed", command, failure);
        long next = nextWarningNanos.get();
        if (nowNanos - next >= 0 && nextWarningNanos.compareAndSet(next, nowNanos + WARNING_INTERVAL_NANOS)) {
            long more = unwarned.sumThenReset();
            LOG.warn("{} failed ({} more since the last warning): {}", command, more, failure.getMessage());
        } else {
            unwarned.increment();
        }
    }

    void died(Server server, String reason) {
        LOG.warn("{} marked dead: {}", server.address(), reason);
        tell(() -> listener.serverDied(server, reason));
    }

    void revived(Server server) {
        LOG.info("{} is in use again", server.address());
        tell(() -> listener.serverRevived(server));
    }

    /** A password goes over a network as it is; logged once, since it is a matter of the settings. */
    void passwordIsReadable(Server server) {
        if (warnedOfPassword.compareAndSet(false, true)) {
            LOG.warn("the password for {} crosses the network unencrypted: set tls", server.address());
        }
    }

    /** A server sent what is no answer; always logged, since it tells of a broken or foreign server. */
    void violated(MemcacheException violation) {
        LOG.warn("{}; the connection is closed", violation.getMessage());
    }

    /** A server declined what was asked of it; an ordinary answer, told to those who look for their lost values. */
    static void declined(StatusCall call, Key key, ReplyKind expected) {
        if (LOG.isDebugEnabled()) { // spares the array of arguments
            LOG.debug("{} of key {} expected {}, got {}", call.command, key, expected, call.status());
        }
    }

    /** A value came that its caller cannot have. */
    static void undecodable(TranscodingException exception) {
        LOG.debug("{}", exception.getMessage());
    }

    void closed(String connection, Failure reason) {
        LOG.debug("{} closed: {}", connection, reason);
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("the client's listener failed", e);
        }
    }

    ClientStatistics statistics() {
        var used = new LinkedHashMap<String, Long>();
        for (Command command : Command.values()) {
            long count = adder(command).sum();
            if (count > 0) {
                used.put(command.toString(), count);
            }
        }
        var failed = new LinkedHashMap<String, Long>();
        failures.forEach((name, count) -> failed.put(name, count.sum()));
        return new ClientStatistics(used, failed);
    }
}
