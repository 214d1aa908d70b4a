package io.memwire.it.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.testkit.InstalledPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing lost, and nobody's value to somebody else: callers of every kind on real servers that are killed, suspended and
 * cut off. What is promised and how it is checked stands in {@code docs/soak.md}; {@link Item} and {@link Target} tell what
 * may be read when.
 *
 * <p>It fails within seconds when {@code RetrievalCall.isFor} is always true and {@code ReplyRouter.dispatch} skips one reply in
 * 5,000 (values under a wrong key), when {@code Outbox.append} completes a set (values older than a write), when a call that was
 * abandoned leaves the queue (answers to nobody), when {@code Connection.lead} passes the lead on to nobody (calls that do not
 * end), and when {@code Connection.close} leaves itself to the housekeeper or its pump running (growth).
 *
 * <p>It lasts {@code -Dmemwire.soak.seconds} (30 under CI, on each JDK, else 15) and goes by {@code -Dmemwire.soak.seed}.
 */
class SoakTest {
    private static final Path REPORT = Path.of("target", "soak.txt");

    @Test
    @Timeout(value = 365, unit = TimeUnit.DAYS) // as long as asked for; it looks itself for what hangs
    void keepsEveryPromiseThroughEveryTrouble() throws IOException, InterruptedException {
        InstalledPrograms.assume("memcached");
        long seconds = Long.getLong("memwire.soak.seconds", Boolean.parseBoolean(System.getenv("CI")) ? 30 : 15);
        long seed = Long.getLong("memwire.soak.seed", System.nanoTime());
        System.out.println("soak: seed " + seed);
        try (var soak = new Soak(seed)) {
            Report report = soak.run(Duration.ofSeconds(seconds));
            System.out.print(report);
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, report.toString());
            assertTrue(soak.tally.freshnesses() > 0, "nothing was checked");
            assertEquals(0, soak.violations.count(), report::toString);
        }
    }
}
