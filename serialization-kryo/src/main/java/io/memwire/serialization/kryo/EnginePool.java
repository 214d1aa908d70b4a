package io.memwire.serialization.kryo;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Idle engines, for one thread at a time each. Taking never waits: when none is idle one is made, and one too many is dropped
 * when it comes back. So a million virtual threads cost no more engines than run at once.
 */
final class EnginePool {
    private final Settings settings;
    private final ArrayBlockingQueue<Engine> idle;

    /**
     * Makes a pool with its first engine, so that a class that cannot be stored shows at once.
     *
     * @throws InvalidRequestException if there is one
     */
    EnginePool(Settings settings) {
        this.settings = settings;
        this.idle = new ArrayBlockingQueue<>(settings.maxIdle());
        try {
            giveBack(new Engine(settings));
        } catch (TranscodingException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()), e);
        }
    }

    Engine take() {
        Engine engine = idle.poll();
        return engine != null ? engine : new Engine(settings);
    }

    /** Takes an engine back; drops it if it is not fit any more, or others enough are idle. */
    void giveBack(Engine engine) {
        if (engine.isFit()) {
            idle.offer(engine);
        }
    }

    /** How many are idle. */
    int size() {
        return idle.size();
    }
}
