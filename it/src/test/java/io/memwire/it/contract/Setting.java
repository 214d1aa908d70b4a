package io.memwire.it.contract;

import io.memwire.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a contract class is about: a kind of server and a face of the client. The server is started when a test
 * first asks for it; JUnit closes the setting, and so the server, after the last test of the run.
 */
final class Setting implements AutoCloseable {
    private final Backend backend;
    private final Face face;
    private final ManualClock clock = ManualClock.startingNow();
    private @Nullable RunningServer server;
    private @Nullable RawSession wire;

    private Setting(Backend backend, Face face) {
        this.backend = backend;
        this.face = face;
    }

    /** All there are. */
    static List<Setting> all() {
        var all = new ArrayList<Setting>();
        for (Backend backend : Backend.values()) {
            for (Face face : Face.values()) {
                all.add(new Setting(backend, face));
            }
        }
        return all;
    }

    Backend backend() {
        return backend;
    }

    Face face() {
        return face;
    }

    RunningServer server() {
        if (server == null) {
            server = backend.start(clock);
        }
        return server;
    }

    /** A connection beside the client's. */
    RawSession wire() {
        if (wire == null) {
            wire = RawSession.open(server().address());
        }
        return wire;
    }

    /** The embedded server's clock, which stands still between tests; memcached goes by the system's. */
    ManualClock clock() {
        return clock;
    }

    /** Empties the server and sets its clock. */
    void reset() {
        clock.advance(Duration.between(clock.instant(), Instant.now()));
        wire().line("flush_all");
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Override
    public String toString() {
        return backend + ", " + face;
    }
}
