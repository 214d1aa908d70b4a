package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@WithMemcached
@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbeddedServerExtensionTest {
    private static EmbeddedServer fromBeforeAll;
    private EmbeddedServer fromBeforeEach;

    @BeforeAll
    static void takeOneForTheClass(EmbeddedServer server) {
        fromBeforeAll = server;
    }

    @BeforeEach
    void takeOneForTheTest(EmbeddedServer server) {
        fromBeforeEach = server;
    }

    @Test
    void givesOneServerToAll(EmbeddedServer server) {
        assertSame(fromBeforeAll, server);
        assertSame(fromBeforeEach, server);
    }

    @Test
    void startsATestEmpty1(EmbeddedServer server) throws IOException {
        assertStoresAndFindsEmpty(server);
    }

    @Test
    void startsATestEmpty2(EmbeddedServer server) throws IOException {
        assertStoresAndFindsEmpty(server);
    }

    private static void assertStoresAndFindsEmpty(EmbeddedServer server) throws IOException {
        assertEquals("STORED\r\n", RawClient.exchange(server.address(), "add left-over 0 0 1\r\nx\r\n"));
    }

    @Test
    void givesAFaultProxyInFrontOfTheServer(EmbeddedServer server, FaultProxy proxy, FaultProxy same)
            throws IOException {
        assertSame(proxy, same);
        proxy.use(Fault.errorLine("SERVER_ERROR busy"));

        assertEquals("SERVER_ERROR busy\r\n", RawClient.exchange(proxy.address(), "set key 0 0 1\r\nx\r\n"));

        assertEquals("NOT_STORED\r\n", RawClient.exchange(server.address(), "add key 0 0 1\r\nx\r\n"));
        assertEquals(1, proxy.counts().connections(), "a proxy of its own");
    }

    @Nested
    class Inner {
        @Test
        void sharesTheServerOfTheClassAround(EmbeddedServer server) {
            assertSame(fromBeforeAll, server);
        }
    }

    @Nested
    @WithMemcached(scope = WithMemcached.Scope.METHOD)
    class OneForEachMethod {
        private EmbeddedServer own;

        @BeforeEach
        void take(EmbeddedServer server) {
            own = server;
        }

        @Test
        void givesAServerOfItsOwn(EmbeddedServer server) {
            assertSame(own, server);
            assertNotEquals(fromBeforeAll.port(), server.port());
        }
    }

    @Nested
    @ExtendWith(EmbeddedServerExtension.class)
    class RegisteredTwice {
        @Test
        void isNoMatter(EmbeddedServer server) {
            assertSame(fromBeforeAll, server);
        }
    }
}
