package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No deadline is overlooked, whenever it is told. */
class HousekeeperTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final Housekeeper housekeeper = new Housekeeper(HOUR);

    @AfterEach
    void close() {
        housekeeper.close();
    }

    @Test
    void looksWhenADeadlineIsToldWhileItSleeps() throws Exception {
        var looks = new Semaphore(0);
        housekeeper.add(now -> {
            looks.release();
            return Chore.NEVER;
        });
        housekeeper.start();
        looks.acquire(); // the first look finds nothing: it sleeps

        housekeeper.watch(System.nanoTime());

        assertTrue(looks.tryAcquire(1, TimeUnit.MINUTES), "it has not looked");
    }

    /** A look may park for a lock. That takes the permit of an unpark that came meanwhile, and must not take the news. */
    @Test
    void aDeadlineToldDuringALookIsNotLostWhenTheLookParks() throws Exception {
        var looks = new Semaphore(0);
        var told = new CountDownLatch(1);
        housekeeper.add(now -> {
            if (told.getCount() > 0) {
                housekeeper.watch(now);
                LockSupport.park(this); // returns at once: the permit is used up
                told.countDown();
            } else {
                looks.release();
            }
            return Chore.NEVER;
        });
        housekeeper.start();
        told.await();

        assertTrue(looks.tryAcquire(10, TimeUnit.SECONDS), "it has not looked again");
    }

    @Test
    void looksAgainWhenAChoreIsDue() throws Exception {
        var looks = new Semaphore(0);
        housekeeper.add(now -> {
            looks.release();
            return TimeUnit.MILLISECONDS.toNanos(1);
        });
        housekeeper.start();

        assertTrue(looks.tryAcquire(5, 1, TimeUnit.MINUTES), "it has not looked again");
    }

    @Test
    void aChoreThatFailsHoldsUpNoOther() throws Exception {
        var looks = new Semaphore(0);
        housekeeper.add(now -> {
            throw new IllegalStateException("planted");
        });
        housekeeper.add(now -> {
            looks.release();
            return TimeUnit.MILLISECONDS.toNanos(1);
        });
        housekeeper.start();

        assertTrue(looks.tryAcquire(2, 1, TimeUnit.MINUTES), "the other was forgotten");
    }
}
