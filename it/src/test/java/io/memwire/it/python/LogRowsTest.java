package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.TranscodingException;
import io.memwire.it.ChildJvm;
import io.memwire.testkit.EmbeddedServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Section 10 of the page: what is logged with DEBUG on, which takes a JVM of its own. */
@TestInstance(Lifecycle.PER_CLASS) // one JVM for all
class LogRowsTest {
    private String log = "";

    /** What that JVM runs. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (EmbeddedServer server = EmbeddedServer.start();
                    MemcacheClient cache =
                            MemcacheClient.builder().servers(server.address()).build();
                    MemcacheClient down =
                            MemcacheClient.builder().servers("127.0.0.1:1").build()) {
                cache.replace("missing", "x");
                cache.cas("missing", "x", 1);
                cache.touch("missing", Duration.ofMinutes(1));
                cache.delete("missing");
                cache.set("number", 7);
                cache.append("number", "x");
                down.get("foo", String.class);
                try {
                    cache.get("number", Integer.class);
                } catch (TranscodingException e) {
                    // Logged as well.
                }
            }
        }
    }

    @BeforeAll
    void run() {
        log = ChildJvm.output(Program.class, "-Dorg.slf4j.simpleLogger.log.io.memwire.client=debug");
    }

    @Test
    @Row("log.dead")
    void aDeathIsAWarning() {
        logged("WARN io.memwire.client - 127.0.0.1:1 marked dead: connect: ");
    }

    @Test
    @Row("log.unexpected")
    void aStoreThatIsDeclinedIsLogged() {
        logged("DEBUG io.memwire.client - replace of key \"missing\" expected STORED, got NOT_STORED");
        logged("DEBUG io.memwire.client - cas of key \"missing\" expected STORED, got NOT_FOUND");
    }

    @Test
    @Row("log.touch")
    void aTouchOfNothingIsLogged() {
        logged("DEBUG io.memwire.client - touch of key \"missing\" expected TOUCHED, got NOT_FOUND");
    }

    @Test
    @Row("log.delete")
    void aDeleteOfNothingIsNot() {
        assertEquals(List.of(), lines("delete of key"));
    }

    @Test
    @Row("log.undecodable")
    void aValueThatCannotBeReadIsLogged() {
        logged("DEBUG io.memwire.client - cannot read the value of key \"number\" (flags 0x2, 2 bytes)");
    }

    private void logged(String words) {
        assertEquals(1, lines(words).size(), log);
        assertTrue(log.contains(words));
    }

    private List<String> lines(String words) {
        return log.lines().filter(line -> line.contains(words)).toList();
    }
}
