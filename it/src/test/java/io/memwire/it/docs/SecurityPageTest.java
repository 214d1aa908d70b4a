package io.memwire.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.ClientOptions;
import io.memwire.api.MemcacheClient;
import io.memwire.protocol.text.ReplyLimits;
import io.memwire.protocol.text.RequestLimits;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The limits that SECURITY.md promises are all there are, with the defaults that they have. */
class SecurityPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("SECURITY.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z.]+)` \\| ([0-9,]+)( KiB| MiB| s|) \\|");

    @Test
    void listsEveryLimitWithItsDefault() throws Exception {
        var expected = new TreeMap<String, Long>();
        ClientOptions options = MemcacheClient.builder().options();
        for (Method accessor : ClientOptions.class.getMethods()) {
            if (accessor.getName().matches("max[A-Z].*|connectionsPerServer|timeout|connectTimeout")) {
                Object value = accessor.invoke(options);
                expected.put(
                        accessor.getName(),
                        value instanceof Duration time ? time.toSeconds() : ((Number) value).longValue());
            }
        }
        addComponents(ReplyLimits.DEFAULTS, expected);
        addComponents(RequestLimits.DEFAULTS, expected);

        assertEquals(expected, rows());
    }

    private static void addComponents(Record limits, Map<String, Long> expected) throws Exception {
        for (Method accessor : limits.getClass().getMethods()) {
            boolean isLimit = accessor.getName().startsWith("max") && !Modifier.isStatic(accessor.getModifiers());
            if (isLimit) {
                expected.put(
                        limits.getClass().getSimpleName() + "." + accessor.getName(),
                        ((Number) accessor.invoke(limits)).longValue());
            }
        }
    }

    private static Map<String, Long> rows() throws IOException {
        var rows = new TreeMap<String, Long>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            long number = Long.parseLong(row.group(2).replace(",", ""));
            rows.put(row.group(1), number * unit(row.group(3)));
        }
        return rows;
    }

    private static long unit(String unit) {
        return switch (unit) {
            case " KiB" -> 1L << 10;
            case " MiB" -> 1L << 20;
            default -> 1;
        };
    }
}
