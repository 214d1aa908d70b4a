package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.testkit.Fault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WithMemcached
@Timeout(20)
class FaultProxyTest {
    private static final String SET = "set key 0 0 10\r\n0123456789\r\n";
    private static final String GET = "get key\r\n";
    private static final String HIT = "VALUE key 0 10\r\n0123456789\r\nEND\r\n";
    private static final Duration MOMENT = Duration.ofMillis(60);

    private EmbeddedServer memcached;
    private FaultProxy proxy;

    @BeforeEach
    void start(EmbeddedServer server) throws IOException {
        memcached = server;
        proxy = FaultProxy.builder(server.address()).seed(42).start();
        assertEquals("STORED\r\n", RawClient.exchange(server.address(), SET));
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void passesBytesUnchangedAndCountsThem() throws IOException {
        assertEquals(HIT, RawClient.exchange(proxy.address(), GET));

        FaultCounts counts = proxy.counts();
        assertEquals(1, counts.connections());
        assertEquals(GET.length(), counts.bytesToServer());
        assertEquals(HIT.length(), counts.bytesToClient());
        assertEquals(0, counts.total());
        Await.until(() -> proxy.counts().open() == 0 && memcached.connections() == 0, "both connections end");
    }

    @Test
    void passesMoreThanItKeeps() throws IOException {
        String value = "v".repeat(1_000_000);
        String requests = ("set large 0 0 1000000\r\n" + value + "\r\n") + "get large\r\n".repeat(5);

        String answers = RawClient.exchange(proxy.address(), requests);

        assertEquals("STORED\r\n" + ("VALUE large 0 1000000\r\n" + value + "\r\nEND\r\n").repeat(5), answers);
    }

    @Test
    void delaysBothWays() throws IOException {
        proxy.use(Fault.delay(MOMENT).bothWays());
        long begin = System.nanoTime();

        assertEquals(HIT, RawClient.exchange(proxy.address(), GET));

        assertTrue(System.nanoTime() - begin >= 2 * MOMENT.toNanos());
        assertEquals(2, proxy.counts().of(Kind.DELAY));
    }

    @Test
    void delaysAFullPipelineOnceAndNotEachRequest() throws IOException {
        proxy.use(Fault.delay(MOMENT));
        try (var client = new RawClient(proxy.address())) {
            long begin = System.nanoTime();

            for (int i = 0; i < 100; i++) {
                client.send(GET);
            }

            assertEquals(HIT.repeat(100), client.read(HIT.length() * 100));
            assertTrue(System.nanoTime() - begin < 50 * MOMENT.toNanos());
        }
    }

    @Test
    void stallsAndGoesOnWhenHealed() throws Exception {
        try (var client = new RawClient(proxy.address())) {
            assertEquals(HIT, client.ask(GET, HIT));
            proxy.use(Fault.stall());
            client.send(GET);
            CompletableFuture<String> answer = reading(client, HIT.length());
            assertThrows(TimeoutException.class, () -> answer.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS));

            proxy.heal();

            assertEquals(HIT, answer.get());
        }
    }

    @Test
    void stallsAmidAValue() throws Exception {
        proxy.use(Fault.stall().midValue());
        try (var client = new RawClient(proxy.address())) {
            client.send(GET);
            assertEquals("VALUE key 0 10\r\n01234", client.read(21));
            CompletableFuture<String> rest = reading(client, 12);
            assertFalse(rest.isDone());

            proxy.heal();

            assertEquals("56789\r\nEND\r\n", rest.get());
        }
    }

    @Test
    void stallsRequestsSoThatTheServerSeesNone() throws Exception {
        proxy.use(Fault.stall().onRequests());
        try (var client = new RawClient(proxy.address())) {
            client.send("set key 0 0 3\r\nnew\r\n");
            CompletableFuture<String> answer = reading(client, 8);
            assertThrows(TimeoutException.class, () -> answer.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
            assertEquals(HIT, RawClient.exchange(memcached.address(), GET));

            proxy.heal();

            assertEquals("STORED\r\n", answer.get());
        }
    }

    @Test
    void dripsAByteAtATime() throws IOException {
        proxy.use(Fault.drip(1, Duration.ofMillis(2)));
        long begin = System.nanoTime();

        assertEquals(HIT, RawClient.exchange(proxy.address(), GET));

        assertTrue(System.nanoTime() - begin
                >= Duration.ofMillis(2L * (HIT.length() - 1)).toNanos());
    }

    @Test
    void fragmentsWithoutChangingAByte() throws IOException {
        proxy.use(Fault.fragment().bothWays());
        assertEquals(HIT.repeat(3), RawClient.exchange(proxy.address(), GET.repeat(3)));

        proxy.use(Fault.fragment(7).bothWays());
        assertEquals(HIT.repeat(3), RawClient.exchange(proxy.address(), GET.repeat(3)));
    }

    @Test
    void cutsAtEveryByteOfTheAnswer() throws IOException {
        for (int cut = 0; cut <= HIT.length(); cut++) {
            proxy.use(Fault.close().afterBytes(cut));

            assertEquals(HIT.substring(0, cut), readToTheEnd(), "cut after byte " + cut);
        }
        assertEquals(HIT.length() + 1, proxy.counts().of(Kind.CLOSE));
    }

    @Test
    void cutsRequestsAtAByte() throws IOException {
        proxy.use(Fault.close().onRequests().afterBytes(SET.length() - 1));

        try (var client = new RawClient(proxy.address())) {
            client.send(SET.replace('9', '8'));
            assertEquals("", client.readAll());
        }

        assertEquals(HIT, RawClient.exchange(memcached.address(), GET), "the store was not complete");
    }

    @Test
    void closesAmidAValue() throws IOException {
        proxy.use(Fault.close().midValue());

        assertEquals("VALUE key 0 10\r\n01234", readToTheEnd());
    }

    @Test
    void resetsAllConnectionsAtOnce() throws IOException {
        try (var client = new RawClient(proxy.address())) {
            assertEquals(HIT, client.ask(GET, HIT));

            proxy.use(Fault.reset().onOpenConnections());

            IOException thrown = assertThrows(IOException.class, () -> client.read(1));
            assertTrue(String.valueOf(thrown.getMessage()).contains("reset"), thrown.getMessage());
        }
        assertEquals(HIT, RawClient.exchange(proxy.address(), GET), "a new connection is none of the open ones");
    }

    @Test
    void endsOneWayAlone() throws IOException {
        proxy.use(Fault.halfClose().afterBytes(HIT.length()));
        try (var client = new RawClient(proxy.address())) {
            client.send(GET);
            assertEquals(HIT, client.readAll());

            client.send("set key 0 0 3\r\nnew\r\n");

            Await.until(() -> proxy.counts().bytesToServer() > GET.length(), "requests pass");
            assertEquals(1, memcached.connections());
        }
        Await.until(() -> proxy.counts().open() == 0, "the connection ends when the client ends it");
    }

    @Test
    void vanishesWithoutAWord() throws Exception {
        try (var client = new RawClient(proxy.address())) {
            assertEquals(HIT, client.ask(GET, HIT));
            proxy.use(Fault.vanish());
            Await.until(() -> memcached.connections() == 0, "the server is left");
            client.send(GET);
            CompletableFuture<String> answer = reading(client, 1);
            assertThrows(TimeoutException.class, () -> answer.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS));

            proxy.heal();

            ExecutionException thrown = assertThrows(ExecutionException.class, answer::get);
            assertTrue(thrown.getCause() instanceof UncheckedIOException, thrown.toString());
        }
    }

    @Test
    void insertsABanner() throws IOException {
        proxy.use(Fault.insert("220 hello\r\n"));

        assertEquals("220 hello\r\n" + HIT, RawClient.exchange(proxy.address(), GET));
    }

    @Test
    void saysAnAnswerTooMany() throws IOException {
        proxy.use(Fault.append("STORED\r\n").atMessage(2));
        assertEquals(HIT + HIT + "STORED\r\n" + HIT, RawClient.exchange(proxy.address(), GET.repeat(3)));

        proxy.use(Fault.repeat().everyMessage(2));
        assertEquals(
                "END\r\n" + HIT + HIT + "END\r\n",
                RawClient.exchange(proxy.address(), "get no\r\n" + GET + "get no\r\n"));
        assertEquals(2, proxy.counts().total());
    }

    @Test
    void saysAnErrorInPlaceOfAnAnswer() throws IOException {
        proxy.use(Fault.errorLine("SERVER_ERROR busy").atMessage(2));

        assertEquals(
                "END\r\nSERVER_ERROR busy\r\nEND\r\n",
                RawClient.exchange(proxy.address(), "get no\r\n" + GET + "get no\r\n"));
    }

    @Test
    void losesAnAnswer() throws IOException {
        proxy.use(Fault.drop().atMessage(1));

        assertEquals("END\r\n", RawClient.exchange(proxy.address(), GET + "get no\r\n"));
    }

    @Test
    void namesAWrongKey() throws IOException {
        proxy.use(Fault.wrongKey().everyMessage(2));

        String answers = RawClient.exchange(proxy.address(), GET + "get no\r\n" + GET);

        assertEquals(HIT + "END\r\n" + HIT.replace("key", "xey"), answers, "misses are not counted");
    }

    @Test
    void doesTheSameForTheSameSeed() throws IOException {
        Fault[] faults = {
            Fault.garbage(5).sometimes(0.2),
            Fault.drop().sometimes(0.2),
            Fault.garbage(3).afterBytes(100)
        };
        proxy.use(faults);
        String first = RawClient.exchange(proxy.address(), GET.repeat(50));

        try (var again = FaultProxy.builder(memcached.address()).seed(42).start();
                var other = FaultProxy.builder(memcached.address()).seed(43).start()) {
            again.use(faults);
            other.use(faults);

            assertEquals(first, RawClient.exchange(again.address(), GET.repeat(50)));
            assertNotEquals(first, RawClient.exchange(other.address(), GET.repeat(50)));
            assertEquals(proxy.counts().faults(), again.counts().faults());
        }
    }

    @Test
    void singlesOutConnections() throws IOException {
        proxy.use(Fault.insert("two ").onConnection(2), Fault.insert("even ").everyConnection(2));

        for (String expected : List.of("", "two even ", "", "even ")) {
            assertEquals(expected + HIT, RawClient.exchange(proxy.address(), GET));
        }
        proxy.use(Fault.insert("new ").onNewConnections(), Fault.insert("open ").onOpenConnections());
        assertEquals("new " + HIT, RawClient.exchange(proxy.address(), GET));
    }

    @Test
    void takesItsTimeToAccept() throws IOException {
        proxy.use(Fault.slowAccept(MOMENT).onConnection(1));
        long begin = System.nanoTime();

        assertEquals(HIT, RawClient.exchange(proxy.address(), GET));

        assertTrue(System.nanoTime() - begin >= MOMENT.toNanos());
        assertEquals(1, proxy.counts().of(Kind.SLOW_ACCEPT));
    }

    @Test
    void refusesAndListensAgainAtTheSamePort() throws IOException {
        try (var client = new RawClient(proxy.address())) {
            assertEquals(HIT, client.ask(GET, HIT));
            for (int i = 0; i < 20; i++) {
                proxy.use(Fault.refuse());
                assertThrows(ConnectException.class, () -> new RawClient(proxy.address()));

                proxy.heal();
                assertEquals(HIT, RawClient.exchange(proxy.address(), GET));
            }
            assertEquals(HIT, client.ask(GET, HIT), "open connections stay");
        }
    }

    /** For a moment a new process has the sockets of its parent, and a listener among them keeps the port taken. */
    @Test
    void listensAgainWhileProcessesAreStarted() throws Exception {
        InstalledPrograms.assume("true");
        var enough = new AtomicBoolean();
        var starting = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                startAndAwait("true");
            }
        });
        for (int i = 0; i < 300; i++) {
            proxy.use(Fault.refuse());
            proxy.heal();
        }
        enough.set(true);
        starting.get(10, TimeUnit.SECONDS);

        assertEquals(HIT, RawClient.exchange(proxy.address(), GET));
    }

    private static void startAndAwait(String program) {
        try {
            new ProcessBuilder(program).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void resetsTheClientOfAServerThatIsNotThere() throws IOException {
        try (var nowhere = FaultProxy.start("127.0.0.1:1");
                var client = new RawClient(nowhere.address())) {
            assertThrows(IOException.class, () -> client.read(1));
        }
    }

    @Test
    void playsASchedule() throws Exception {
        proxy.play(FaultSchedule.first(MOMENT, Fault.insert("first "))
                .then(MOMENT, Fault.refuse())
                .then(MOMENT, Fault.insert("third ")));

        assertEquals("first " + HIT, RawClient.exchange(proxy.address(), GET));
        Await.until(() -> proxy.faults().toString().equals("[refuse]"), "the second phase begins");
        Await.until(() -> proxy.faults().toString().equals("[insert]"), "the third phase begins");
        Await.until(() -> proxy.faults().isEmpty(), "the schedule ends");
        assertEquals(HIT, RawClient.exchange(proxy.address(), GET));
    }

    @Test
    void endsItsThreadAndConnectionsWhenClosed() throws IOException {
        String name = "memwire-fault-proxy-" + proxy.port();
        assertTrue(Threads.isRunning(name));
        try (var client = new RawClient(proxy.address())) {
            assertEquals(HIT, client.ask(GET, HIT));

            proxy.close();
            proxy.close();

            assertEquals("", client.readAll());
        }
        assertFalse(Threads.isRunning(name));
        assertThrows(ConnectException.class, () -> new RawClient(proxy.address()));
        assertThrows(IllegalStateException.class, () -> proxy.use(Fault.stall()));
        assertThrows(IllegalStateException.class, proxy::heal);
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String wrong : List.of("memcached", "host:", ":11211", "host:port")) {
            assertThrows(IllegalArgumentException.class, () -> FaultProxy.builder(wrong), wrong);
        }
    }

    @Test
    void tellsWhatItDoes() {
        proxy.use(Fault.reset().afterBytes(9).onConnection(3), Fault.stall().bothWays());

        String text = proxy.toString();

        assertTrue(text.contains("seed 42"), text);
        assertTrue(text.contains("reset after 9 bytes on connection 3, stall of both ways"), text);
        assertEquals(42, proxy.seed());
    }

    /** Asks on a connection of its own and reads until the proxy closes it. */
    private String readToTheEnd() throws IOException {
        try (var client = new RawClient(proxy.address())) {
            client.send(GET);
            return client.readAll();
        }
    }

    private static CompletableFuture<String> reading(RawClient client, int count) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.read(count);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
