package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.PartialResultException;
import io.memwire.api.Server;
import io.memwire.api.ServerErrorException;
import io.memwire.api.ServerFailure;
import io.memwire.api.StoreOptions;
import io.memwire.api.TranscodingException;
import io.memwire.testkit.EmbeddedServer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of several servers some fail: the caller has the results of the others, and hears who failed with what. */
class PartialResultTest extends OnBothFaces {
    private static final Key A = Key.of(0, "a");
    private static final Key B = Key.of(1, "b");
    private static final Key C = Key.of(2, "c");
    private static final Key A2 = Key.of(0, "a2");

    private final EmbeddedServer up =
            EmbeddedServer.builder().maxItemBytes(1 << 20).start();
    private final String down = nowhere();
    private final String down2 = nowhere();
    private final RecordingListener listener = new RecordingListener();

    PartialResultTest(Face face) {
        super(face);
    }

    @AfterEach
    void stop() {
        up.close();
    }

    private static String nowhere() {
        try (var server = EmbeddedServer.start()) {
            return server.address();
        }
    }

    /** Servers 0 and 2 are up, the same one by two names; 1 and, if wanted, 0 are not. */
    private MemcacheClient client(FailureMode mode, String... servers) {
        return client(builder(servers).failover(false).failureMode(mode).listener(listener));
    }

    @Test
    void getMultiHasTheHitsOfTheOthers() {
        MemcacheClient cache = client(FailureMode.THROW, up.address(), down);
        cache.set(A, "1", StoreOptions.defaults());

        PartialResultException partial =
                assertThrows(PartialResultException.class, () -> cache.getMulti(List.of(B, A, A2), String.class));

        assertEquals(Map.of(A, "1"), partial.hits());
        assertEquals(Map.of(A, "1"), partial.hits(Key.class, String.class));
        assertThrows(ClassCastException.class, () -> partial.hits(Key.class, Integer.class));
        assertEquals(Set.of(B), partial.failedKeys(), "a2 is a miss");
        ServerFailure failure = partial.failures().get(0);
        assertEquals(1, partial.failures().size());
        assertEquals(Server.parse(down), failure.server());
        assertEquals(Set.of(B), failure.keys());
        assertInstanceOf(NodeUnavailableException.class, failure.reason());
        assertSame(failure.reason(), partial.getCause());
        String message = String.valueOf(partial.getMessage());
        assertTrue(message.startsWith("1 key has no result") && message.contains(down), message);
    }

    @Test
    void theFailureIsToldTheListenerAndCountedInEitherMode() {
        for (FailureMode mode : FailureMode.values()) {
            listener.failures.clear();
            MemcacheClient cache = client(mode, up.address(), down);
            try {
                assertEquals(Map.of(), cache.getMulti(List.of(A, B), String.class));
                assertEquals(FailureMode.DEGRADE, mode);
            } catch (PartialResultException e) {
                assertEquals(FailureMode.THROW, mode);
            }
            assertEquals(1, listener.failures.size());
            assertEquals(
                    Map.of("NodeUnavailableException", 1L), cache.statistics().failures());
        }
    }

    @Test
    void namesEachServerThatFailed() {
        MemcacheClient cache = client(FailureMode.THROW, up.address(), down, down2);
        cache.set(A, "1", StoreOptions.defaults());

        PartialResultException partial =
                assertThrows(PartialResultException.class, () -> cache.getMulti(List.of(C, B, A), String.class));

        assertEquals(Map.of(A, "1"), partial.hits());
        assertEquals(Set.of(B, C), partial.failedKeys());
        assertEquals(
                List.of(Server.parse(down), Server.parse(down2)),
                partial.failures().stream().map(ServerFailure::server).toList());
        assertEquals(List.of(partial.failures().get(1).reason()), Arrays.asList(partial.getSuppressed()));
    }

    @Test
    void withoutAnyResultTheFirstFailureIsThrownAsItIs() {
        MemcacheClient cache = client(FailureMode.THROW, down, down2);
        for (var keys : List.of(List.of(A, B), List.of(A))) {
            MemcacheException thrown = assertThrows(MemcacheException.class, () -> cache.getMulti(keys, String.class));
            assertInstanceOf(NodeUnavailableException.class, thrown);
        }
    }

    @Test
    void deadServersAreOneFailureWithoutAServer() {
        MemcacheClient cache = client(FailureMode.THROW, up.address(), down, down2);
        assertThrows(NodeUnavailableException.class, () -> cache.get(B, String.class));
        assertThrows(NodeUnavailableException.class, () -> cache.get(C, String.class));

        PartialResultException partial =
                assertThrows(PartialResultException.class, () -> cache.getMulti(List.of(A, B, C), String.class));

        assertEquals(1, partial.failures().size());
        assertNull(partial.failures().get(0).server());
        assertEquals(Set.of(B, C), partial.failures().get(0).keys());
    }

    @Test
    void setMultiAndDeleteMultiTellWhatIsDoneAndWhatIsNot() {
        MemcacheClient cache = client(FailureMode.THROW, up.address(), down);

        PartialResultException notStored =
                assertThrows(PartialResultException.class, () -> cache.setMulti(Map.of(A, "1", B, "2")));
        assertEquals(Set.of(B), notStored.failedKeys());
        assertEquals(Map.of(), notStored.hits());
        assertEquals("1", cache.get(A, String.class));

        PartialResultException notDeleted =
                assertThrows(PartialResultException.class, () -> cache.deleteMulti(List.of(B, A)));
        assertEquals(Set.of(B), notDeleted.failedKeys());
        assertNull(cache.get(A, String.class));

        MemcacheClient degrading = client(FailureMode.DEGRADE, up.address(), down);
        assertEquals(Set.of(B), degrading.setMulti(Map.of(A, "1", B, "2")));
        assertEquals(Set.of(B), degrading.deleteMulti(List.of(A, B)));
    }

    @Test
    void aValueThatTheServerRefusesIsAFailureOfItsKeyAlone() {
        var values = new LinkedHashMap<Key, Object>();
        values.put(A, "1");
        values.put(B, new byte[2 << 20]);
        MemcacheClient cache =
                client(builder(up.address()).maxValueBytes(4 << 20).failureMode(FailureMode.THROW));

        PartialResultException partial = assertThrows(PartialResultException.class, () -> cache.setMulti(values));

        assertEquals(Set.of(B), partial.failedKeys());
        ServerErrorException refusal = assertInstanceOf(
                ServerErrorException.class, partial.failures().get(0).reason());
        assertEquals("object too large for cache", refusal.serverText());
        assertEquals("1", cache.get(A, String.class));
        assertThrows(ServerErrorException.class, () -> cache.setMulti(Map.of(B, new byte[2 << 20])), "the only one");
        assertEquals(Map.of("ServerErrorException", 2L), cache.statistics().failures());
    }

    @Test
    void typedAndPrefixedViewsHaveItUnderTheirOwnKeys() {
        MemcacheClient cache = client(FailureMode.THROW, up.address(), down);
        var view = cache.prefixed("p:").typed(Integer.class);
        view.set(A, 1, StoreOptions.defaults());

        PartialResultException partial = assertThrows(PartialResultException.class, () -> view.getMulti(List.of(A, B)));

        assertEquals(Map.of(A, 1), partial.hits(Key.class, Integer.class));
        assertEquals(Set.of(B), partial.failedKeys());
    }

    @Test
    void aValueThatCannotBeDecodedIsSuppressedBelowIt() {
        MemcacheClient cache = client(FailureMode.THROW, up.address(), down);
        cache.set(A, "text", StoreOptions.defaults());
        cache.set(A2, 2, StoreOptions.defaults());

        PartialResultException partial =
                assertThrows(PartialResultException.class, () -> cache.getMulti(List.of(A, A2, B), Integer.class));

        assertEquals(Map.of(A2, 2), partial.hits());
        assertEquals(
                A,
                assertInstanceOf(TranscodingException.class, partial.getSuppressed()[0])
                        .key());
    }
}
