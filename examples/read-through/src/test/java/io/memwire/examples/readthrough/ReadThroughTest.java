package io.memwire.examples.readthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.memwire.api.MemcacheClient;
import io.memwire.testkit.EmbeddedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadThroughTest {
    private final Map<Integer, String> source = new HashMap<>(Map.of(1, "one", 2, "two"));
    private final List<Integer> loaded = new ArrayList<>();
    private final EmbeddedServer server = EmbeddedServer.start();
    private final MemcacheClient client =
            MemcacheClient.builder().servers(server.address()).build();
    private final ReadThrough<Integer, String> names =
            new ReadThrough<>(client.typed(String.class).prefixed("name:"), Duration.ofMinutes(1), key -> {
                loaded.add(key);
                return source.get(key);
            });

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void loadsAValueOnce() {
        assertEquals("one", names.get(1));
        assertEquals("one", names.get(1));

        assertEquals(List.of(1), loaded);
        assertEquals(1, names.hits());
        assertEquals(1, names.misses());
    }

    @Test
    void doesNotRememberWhatIsNotThere() {
        assertNull(names.get(3));
        source.put(3, "three");

        assertEquals("three", names.get(3));
    }

    @Test
    void loadsOfManyOnlyThoseThatTheCacheLacks() {
        names.get(1);

        assertEquals(Map.of(1, "one", 2, "two"), names.getMulti(List.of(1, 2, 3)));
        assertEquals(List.of(1, 2, 3), loaded);
        assertEquals(Map.of(1, "one", 2, "two"), names.getMulti(List.of(1, 2)));
        assertEquals(List.of(1, 2, 3), loaded);
    }

    @Test
    void loadsAgainWhatWasInvalidated() {
        names.get(1);
        source.put(1, "uno");
        names.invalidate(1);

        assertEquals("uno", names.get(1));
    }

    @Test
    void loadsEverythingWhileTheCacheIsDown() {
        names.get(1);
        server.close();

        assertEquals("one", names.get(1));
        assertEquals(Map.of(1, "one", 2, "two"), names.getMulti(List.of(1, 2)));
        assertEquals(List.of(1, 1, 1, 2), loaded);
    }
}
