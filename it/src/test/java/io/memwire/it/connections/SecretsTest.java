package io.memwire.it.connections;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Credentials;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.MemcacheException;
import io.memwire.api.TlsOptions;
import io.memwire.it.ChildJvm;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import io.memwire.testkit.TestIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Neither a password nor a private key is ever told: a JVM with the log at its most talkative goes through what can go
 * wrong, prints every exception with its causes and the text of every object that knows a secret, and then its output is
 * searched.
 */
class SecretsTest {
    private static final String PASSWORD = "Hush-4711";

    /** What that JVM runs. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            try (TestAuthority authority = TestAuthority.create();
                    ServerSocket echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                inBackground(() -> echo(echo));
                TestIdentity client = authority.issue();
                TlsOptions tls = TlsOptions.builder()
                        .trust(authority.certificate())
                        .clientCertificate(client.certificate(), client.key())
                        .build();
                MemcachedOptions protectedOne = MemcachedOptions.onLoopback().withUser("ann", PASSWORD);
                try (MemcachedProcess memcached = MemcachedProcess.start(protectedOne);
                        MemcachedProcess guessed = MemcachedProcess.start(
                                MemcachedOptions.onLoopback().withUser("ann", "another"));
                        MemcachedProcess encrypted =
                                MemcachedProcess.start(protectedOne.withTls(authority.issue("127.0.0.1")))) {
                    use(builder(memcached.address()));
                    use(builder(guessed.address()));
                    use(builder("127.0.0.1:" + echo.getLocalPort()));
                    use(builder("127.0.0.1:1"));
                    use(builder(encrypted.address()).tls(tls));
                    use(builder(encrypted.address()).tls(TlsOptions.builder().build()));
                    use(builder(encrypted.address()));
                    tell(protectedOne, memcached, client, authority);
                }
                Path spoiled = spoil(client.key());
                print(() -> MemcacheClient.builder()
                        .tls(TlsOptions.builder()
                                .clientCertificate(client.certificate(), spoiled)
                                .build())
                        .build());
                Files.delete(spoiled);
                tell(tls, Credentials.of("ann", PASSWORD.toCharArray()));
                print(() -> Credentials.of("ann", (PASSWORD + " with a space").toCharArray()));
                System.out.println("to the end");
            }
        }

        private static MemcacheClientBuilder builder(String address) {
            return MemcacheClient.builder()
                    .servers(address)
                    .failureMode(FailureMode.THROW)
                    .connectTimeout(Duration.ofSeconds(20))
                    .timeout(Duration.ofSeconds(20))
                    .credentials("ann", PASSWORD.toCharArray());
        }

        private static void use(MemcacheClientBuilder builder) {
            tell(builder, builder.options());
            try (MemcacheClient cache = builder.build()) {
                print(() -> cache.set("key", "value"));
                print(() -> cache.async().get("key", String.class).join());
                tell(cache, cache.servers(), cache.statistics());
            }
        }

        private static void tell(Object... whatKnowsASecret) {
            for (Object each : whatKnowsASecret) {
                System.out.println(each);
            }
        }

        private static void print(Runnable action) {
            try {
                action.run();
            } catch (MemcacheException | java.util.concurrent.CompletionException e) {
                var text = new StringWriter();
                e.printStackTrace(new PrintWriter(text, true));
                System.out.println(text);
            }
        }

        /** The key with its middle taken out. */
        private static Path spoil(Path key) throws IOException {
            String text = Files.readString(key);
            Path spoiled = key.resolveSibling("spoiled.key");
            return Files.writeString(spoiled, text.substring(0, 60) + text.substring(80));
        }

        private static void echo(ServerSocket listener) {
            while (true) {
                try (Socket socket = listener.accept()) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                } catch (IOException e) {
                    if (listener.isClosed()) {
                        return;
                    }
                }
            }
        }

        private static void inBackground(Runnable task) {
            var thread = new Thread(task, "echo");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Test
    void areNeverTold() {
        InstalledPrograms.assume("memcached");
        String output = ChildJvm.output(Program.class, "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace");

        assertTrue(output.contains("to the end"), output);
        assertTrue(output.contains("refuses user \"ann\""), output);
        assertTrue(output.contains("no STORED"), output);
        assertFalse(output.contains("Hush"), output);
        assertFalse(output.contains("4711"), output);
        for (String beginningOfAKey : List.of("PRIVATE KEY-----", "MEECAQAw", "MIGHAgEA")) {
            assertFalse(output.contains(beginningOfAKey), output);
        }
    }
}
