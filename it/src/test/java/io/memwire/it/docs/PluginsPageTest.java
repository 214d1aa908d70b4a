package io.memwire.it.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.MemcacheException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.api.spi.Serializer;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.WithMemcached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What {@code docs/plugins.md} and the page of the locators say of names, ids and messages is what the client says. */
@WithMemcached
class PluginsPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("docs/plugins.md");
    private static final int JSON = ClientFlags.serializer(200);

    private final String page = Files.readString(PAGE);
    private final String server;

    PluginsPageTest(EmbeddedServer memcached) throws IOException {
        this.server = memcached.address();
    }

    @Test
    void listsEverySerializerAndCompressorWithItsId() {
        int seen = 0;
        for (Serializer serializer : ServiceLoader.load(Serializer.class)) {
            int id = (serializer.flags() & ClientFlags.SERIALIZER_MASK) >>> 8;
            assertListed(serializer.name(), "serializer", id, serializer.flags());
            seen++;
        }
        for (Compressor compressor : ServiceLoader.load(Compressor.class)) {
            int id = (compressor.flags() & ClientFlags.COMPRESSOR_MASK) >>> 16;
            assertListed(compressor.name(), "compressor", id, compressor.flags());
            seen++;
        }
        assertTrue(seen >= 2, "only " + seen + " plug-ins are on the module path of this test");
    }

    @Test
    void listsEveryHasherAndLocator() throws IOException {
        List<String> names = Stream.concat(
                        ServiceLoader.load(KeyHasher.class).stream()
                                .map(provider -> provider.get().name()),
                        ServiceLoader.load(NodeLocatorFactory.class).stream()
                                .map(provider -> provider.get().name()))
                .toList();

        assertFalse(names.isEmpty());
        Path locators = PAGE.resolveSibling("locators.md");
        String listed = Files.readString(locators);
        for (String name : names) {
            assertTrue(listed.contains("`" + name + "`"), name + " is not in " + locators);
        }
    }

    @Test
    void quotesWhatIsSaidWhenAClientIsBuilt() {
        Serializer json = new JsonSerializer("json", JSON);

        assertQuoted(() -> client().serializer(json).serializer("jsno").build());
        assertQuoted(() -> client().serializer(json)
                .serializer(new OtherSerializer("json", 0x4d00_c900))
                .build());
        assertQuoted(() -> client().serializer(json)
                .serializer(new OtherSerializer("other", JSON))
                .build());
        assertQuoted(() -> client().serializer(new OtherSerializer("other", 5)).build());
        assertQuoted(() -> client().serializer(new OtherSerializer("", JSON)).build());
    }

    @Test
    void quotesWhatIsSaidWhenAValueIsRead() {
        try (var writing = client().serializer(new JsonSerializer("json", JSON))
                        .serializer("json")
                        .build();
                var without = client().build()) {
            writing.set("cart", List.of());

            assertQuoted(() -> writing.get("cart", List.class));
            assertQuoted(() -> without.get("cart", List.class));
        }
    }

    private MemcacheClientBuilder client() {
        return MemcacheClient.builder().servers(server);
    }

    private void assertListed(String name, String kind, int id, int flags) {
        String row = "\\| `" + Pattern.quote(name) + "` \\| " + kind + " \\| "
                + (id == 0 ? "flag " + flags : Integer.toString(id)) + " \\|.*";
        assertTrue(page.lines().anyMatch(line -> line.matches(row)), () -> PAGE + " has no row " + row);
    }

    /** The page's messages leave out what depends on the place: {@code …} stands for anything. */
    private void assertQuoted(Executable call) {
        String message = String.valueOf(
                        assertThrows(MemcacheException.class, call).getMessage())
                .replace(JsonSerializer.class.getName(), "com.example.memwire.json.JsonSerializer")
                .replace(OtherSerializer.class.getName(), "org.example.OtherSerializer")
                .replaceAll("json \\(io\\.memwire\\.it[.\\w]*\\)", "json (com.example.memwire.json)")
                .replaceAll("\\(io\\.memwire\\.it[.\\w]*\\)", "(org.example)");
        boolean quoted = Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(page)
                .results()
                .map(row -> Stream.of(row.group(1).split("…", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .anyMatch(message::matches);
        assertTrue(quoted, () -> PAGE + " does not quote: " + message);
    }

    private static class JsonSerializer implements Serializer {
        private final String name;
        private final int flags;

        JsonSerializer(String name, int flags) {
            this.name = name;
            this.flags = flags;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int flags() {
            return flags;
        }

        @Override
        public byte[] serialize(Object value) {
            return new byte[2];
        }

        @Override
        public <T> T deserialize(byte[] data, Class<T> type) {
            throw new IllegalStateException("a slip");
        }
    }

    private static final class OtherSerializer extends JsonSerializer {
        OtherSerializer(String name, int flags) {
            super(name, flags);
        }
    }
}
