package io.memwire.serialization.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import io.memwire.serialization.kryo.Samples.Holder;
import io.memwire.serialization.kryo.Samples.Point;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final KryoSerializer kryo = Samples.builder().maxIdleEngines(2).build();

    @Test
    void serveEachOtherNothing() throws InterruptedException {
        run(16, 500, Thread::new);
    }

    @Test
    void mayBeVirtualAndMany() throws InterruptedException {
        run(2_000, 5, virtualWhereThereAre());
    }

    /** Each thread stores values of its own and reads them, failing now and then. */
    private void run(int threads, int rounds, ThreadFactory factory) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var started = new ArrayList<Thread>();
        for (int t = 0; t < threads; t++) {
            int number = t;
            Thread thread = factory.newThread(() -> {
                try {
                    for (int i = 0; i < rounds; i++) {
                        storeAndRead(number, i);
                    }
                } catch (Throwable e) {
                    failures.add(e);
                }
            });
            thread.start();
            started.add(thread);
        }
        for (Thread thread : started) {
            thread.join();
        }

        assertEquals(List.of(), new ArrayList<>(failures));
    }

    private void storeAndRead(int thread, int round) {
        var point = new Point(thread, round);
        var value = new ArrayList<Object>(List.of(new Holder(point), "thread " + thread, point, List.of(point)));
        byte[] data = kryo.serialize(value);
        if (round % 50 == 0) {
            try {
                kryo.deserialize(new byte[] {1, 2}, Object.class);
            } catch (TranscodingException e) {
                // its engine is gone, the others are not
            }
        }
        assertEquals(value, kryo.deserialize(data, Object.class));
    }

    @Test
    void leaveNoMoreEnginesThanMayBeIdle() throws InterruptedException {
        var settings = new Settings(List.of(), true, getClass().getClassLoader(), ClassEvolution.STRICT, 10, 1000, 2);
        var pool = new EnginePool(settings);
        var taken = new ArrayList<Engine>();
        for (int i = 0; i < 5; i++) {
            taken.add(pool.take());
        }
        assertEquals(0, pool.size());

        taken.forEach(pool::giveBack);

        assertEquals(2, pool.size());
        assertTrue(taken.contains(pool.take()), "an engine that came back is used again");
    }

    /** The tests run on JDK 17 too, which has none. */
    private static ThreadFactory virtualWhereThereAre() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (NoSuchMethodException e) {
            return Thread::new;
        } catch (IllegalAccessException | InvocationTargetException | ClassNotFoundException e) {
            throw new LinkageError("virtual threads are not as JDK 21 has them", e);
        }
    }
}
