package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.ClientListener;
import io.memwire.api.Credentials;
import io.memwire.api.FailureMode;
import io.memwire.api.InvalidKeyException;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.Server;
import io.memwire.api.ServerErrorException;
import io.memwire.api.TlsOptions;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of an application is read by a memcached as anything but the key, prefix or argument that it is. */
class InjectionTest {
    private static final long SEED = Long.getLong("memwire.seed", System.nanoTime());

    /** Never in a word, whatever the options say: an end of the line, an end of the text, an end of the word. */
    private static final String NEVER = "\r\n\0 ";

    private final MemcachedProcess memcached = started();
    private final RawSession wire = RawSession.open(memcached.address());
    private final Random random = new Random(SEED);

    private static MemcachedProcess started() {
        InstalledPrograms.assume("memcached");
        return MemcachedProcess.start();
    }

    @AfterEach
    void stop() {
        wire.close();
        memcached.close();
    }

    private MemcacheClient client(boolean checkKeys) {
        return MemcacheClient.builder()
                .servers(memcached.address())
                .timeout(Duration.ofSeconds(20))
                .failureMode(FailureMode.THROW)
                .checkKeys(checkKeys)
                .build();
    }

    /** Texts that must not be sent; an argument of stats is words, so that spaces are no harm in it. */
    private List<String> forbidden(WireTexts door) {
        var texts = new ArrayList<String>(
                List.of("key 0 0 1\r\n1\r\nflush_all", "key\r\nversion", "\n", "key\0", "\ud83d"));
        String never = door.method().getName().equals("stats") ? "\r\n\0" : NEVER;
        for (int i = 0; i < 20; i++) {
            var text = new StringBuilder(anyText());
            text.insert(random.nextInt(text.length() + 1), never.charAt(random.nextInt(never.length())));
            texts.add(text.toString());
            String surrogate = anyText() + (char) ('\ud800' + random.nextInt(0x400)) + "x";
            texts.add(random.nextBoolean() ? surrogate : anyText() + "x" + (char) ('\udc00' + random.nextInt(0x400)));
        }
        return texts;
    }

    /** Up to ten characters of any kind but surrogates and those that are never sent. */
    private String anyText() {
        var text = new StringBuilder();
        for (int length = random.nextInt(10); length >= 0; length--) {
            int limit = new int[] {0x20, 0x80, 0x100, 0xd800}[random.nextInt(4)];
            char c = (char) random.nextInt(limit);
            text.append(NEVER.indexOf(c) < 0 ? c : '-');
        }
        return text.toString();
    }

    @ParameterizedTest(name = "checkKeys {0}")
    @ValueSource(booleans = {true, false})
    void isRefusedByEveryMethodBeforeAByteIsSent(boolean checkKeys) {
        try (var cache = client(checkKeys)) {
            cache.set("before", 1);
            Map<Class<?>, Object> senders = WireTexts.senders(cache);
            long bytesRead = wire.statistic("bytes_read");

            for (WireTexts door : WireTexts.all()) {
                for (String text : forbidden(door)) {
                    Throwable thrown = door.call(senders, text);
                    assertInstanceOf(InvalidRequestException.class, thrown, () -> said(door, text));
                }
            }

            assertEquals(bytesRead + "stats\r\n".length(), wire.statistic("bytes_read"), "bytes were sent");
            assertEquals(1, cache.get("before", Integer.class));
        }
    }

    private static String said(Object door, String text) {
        return door + " with " + quoted(text) + ", seed " + SEED;
    }

    private static String quoted(String text) {
        return Arrays.toString(text.chars().mapToObj(Integer::toHexString).toArray());
    }

    @Test
    void isStoredUnderItsVeryBytesWhenItIsTaken() {
        try (var lax = client(false)) {
            wire.line("flush_all");
            for (int i = 0; i < 1_000; i++) {
                String text = anyText();
                String prefix = anyText();
                long commands = wire.statistic("cmd_set");

                assertTrue(lax.prefixed(prefix).set(text, "value " + i), () -> said("set", prefix + text));

                String bytes = new String(Key.of(prefix + text).bytes(), ISO_8859_1);
                assertEquals("0 value " + i, wire.stored(bytes), () -> said("set", prefix + text));
                assertEquals(commands + 1, wire.statistic("cmd_set"), () -> said("set", prefix + text));
            }
        }
    }

    @Test
    void isOneRequestForStatisticsWhateverTheArgument() {
        try (var cache = client(true)) {
            cache.set("before", 1);
            long connections = wire.statistic("total_connections");
            for (int i = 0; i < 500; i++) {
                var argument = new StringBuilder("x");
                for (int length = random.nextInt(60); length > 0; length--) {
                    argument.append(random.nextInt(5) == 0 ? ' ' : (char) (' ' + random.nextInt(95)));
                }
                try {
                    cache.stats(argument.toString());
                } catch (ServerErrorException unknown) {
                    assertTrue(unknown.serverText().length() < 100, "one line");
                }
                assertEquals(1, cache.get("before", Integer.class), () -> said("stats", argument.toString()));
            }
            assertEquals(connections, wire.statistic("total_connections"), "a connection was lost, seed " + SEED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cachedump 1 1", " cachedump 1 1", "detail dump", "detail   dump", " ", ""})
    void refusesStatisticsThatAreNone(String argument) {
        try (var cache = client(true)) {
            long bytesRead = wire.statistic("bytes_read");

            assertEquals(InvalidRequestException.class, thrownBy(() -> cache.stats(argument)));

            assertEquals(bytesRead + "stats\r\n".length(), wire.statistic("bytes_read"), "bytes were sent");
        }
    }

    private static Class<?> thrownBy(Runnable task) {
        try {
            task.run();
            return Void.class;
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }

    @Test
    void refusesBytesOfAKeyAsItRefusesText() {
        for (int i = 0; i < NEVER.length(); i++) {
            char never = NEVER.charAt(i);
            byte[] bytes = ("a" + never + "b").getBytes(ISO_8859_1);
            assertEquals(InvalidKeyException.class, thrownBy(() -> Key.of(bytes)));
            assertEquals(InvalidKeyException.class, thrownBy(() -> Key.of(1, bytes)));
            assertEquals(InvalidKeyException.class, thrownBy(() -> Key.from("a" + never, Key.of("b"))));
        }
    }

    @Test
    void refusesAUserOrPasswordThatIsMoreThanAWord() {
        for (char c : "\r\n\0 \t\u007f\ud83d".toCharArray()) {
            String text = "a" + c + "b";
            assertEquals(InvalidRequestException.class, thrownBy(() -> Credentials.of(text, "password".toCharArray())));
            assertEquals(InvalidRequestException.class, thrownBy(() -> Credentials.of("user", text.toCharArray())));
        }
    }

    /**
     * Types that take text which goes to no server as it is: {@code Key} and {@code Credentials} check it, the others are
     * addresses to connect to, and names of plug-ins, hosts and files. A new one fails the test below until somebody has
     * thought of it.
     */
    private static final Set<Class<?>> HARMLESS = Set.of(
            Key.class,
            Credentials.class,
            Server.class,
            ClientListener.class, // it is told text
            MemcacheClientBuilder.class,
            TlsOptions.class,
            TlsOptions.Builder.class);

    @Test
    void knowsEveryTypeThatTakesText() throws Exception {
        var unknown = new TreeSet<String>();
        for (Class<?> type : publicTypes()) {
            boolean isKnown = WireTexts.SENDERS.contains(type)
                    || HARMLESS.contains(type)
                    || type.isEnum()
                    || Throwable.class.isAssignableFrom(type);
            if (!isKnown && executables(type).anyMatch(InjectionTest::takesText)) {
                unknown.add(type.getSimpleName());
            }
        }
        assertEquals(Set.of(), unknown, "where does their text go?");
    }

    private static Stream<Executable> executables(Class<?> type) {
        Method[] methods = type.getDeclaredMethods();
        Constructor<?>[] constructors = type.getConstructors();
        return Stream.concat(Arrays.stream(methods), Arrays.stream(constructors))
                .filter(executable -> Modifier.isPublic(executable.getModifiers()) && !executable.isSynthetic());
    }

    private static boolean takesText(Executable executable) {
        return Arrays.asList(executable.getParameterTypes()).contains(String.class)
                || Arrays.asList(executable.getParameterTypes()).contains(String[].class)
                || Arrays.asList(executable.getParameterTypes()).contains(char[].class);
    }

    private static List<Class<?>> publicTypes() throws Exception {
        URI api = MemcacheClientBuilder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        var types = new ArrayList<Class<?>>();
        try (ModuleReader reader = ModuleFinder.of(Path.of(api))
                .find("io.memwire.api")
                .orElseThrow()
                .open()) {
            for (String name : reader.list().toList()) {
                if (name.matches("io/memwire/api/\\w+(\\$\\w+)?\\.class")) {
                    Class<?> type =
                            Class.forName(name.replaceAll("\\.class$", "").replace('/', '.'));
                    if (Modifier.isPublic(type.getModifiers())) {
                        types.add(type);
                    }
                }
            }
        }
        assertTrue(types.size() > 30, "found only " + types);
        return types;
    }
}
