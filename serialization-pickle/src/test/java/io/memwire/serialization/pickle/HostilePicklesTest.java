package io.memwire.serialization.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.memwire.api.TranscodingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The corpus of {@code make_hostile.py}, and what becomes of each: the text in {@code hostile.txt}, which
 * {@code -Dmemwire.update-hostile=true} writes anew.
 */
class HostilePicklesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ".")).resolve("src/test/resources/io/memwire/serialization/pickle");

    /** What one pickle may allocate. Measured: 140 MB at most, by one that is read. */
    private static final long MOST_BYTES = 256L << 20;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final PickleSerializer serializer = new PickleSerializer();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void eachGetsWhatTheTableSays() throws IOException {
        var verdicts = new ArrayList<String>();
        for (Path file : corpus()) {
            byte[] pickle = pickle(file);
            String name = file.getFileName().toString().replaceAll("\\.pickle(\\.gz)?$", "");
            verdicts.add(name + "\t" + pickle.length + "\t" + verdict(name, pickle));
        }

        assertTrue(verdicts.size() > 300, "pickles seen: " + verdicts.size());
        Path table = FOLDER.resolve("hostile.txt");
        if (Boolean.getBoolean("memwire.update-hostile")) {
            Files.write(table, verdicts);
        }
        assertEquals(String.join("\n", Files.readAllLines(table)), String.join("\n", verdicts));
    }

    /** The message, or what was read; in bounded time and memory either way. */
    private String verdict(String name, byte[] pickle) {
        long before = threads.getCurrentThreadAllocatedBytes();
        String verdict = assertTimeout(LONGEST, () -> read(pickle), name);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < MOST_BYTES, name + " was given " + allocated + " bytes");
        return verdict;
    }

    private String read(byte[] pickle) {
        Object value;
        try {
            value = serializer.deserialize(pickle, Object.class);
        } catch (TranscodingException e) {
            return String.valueOf(e.getMessage());
        }
        assertEquals(Objects.hashCode(value), Objects.hashCode(value)); // what is read can be hashed and printed
        assertTrue(String.valueOf(value).length() < 10_000_000);
        return "reads " + (pickle.length > 1000 ? "a large value" : Notation.of(value));
    }

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("hostile"))) {
            return files.sorted().toList();
        }
    }

    static byte[] pickle(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
