package io.memwire.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that a fuzzer found so far, again: the corpus is what reaches each branch, and whatever was a bug once. */
class CorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("basedir", ".")).resolve("corpus");
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource(Target.class)
    void isTakenOrRefused(Target target) throws IOException {
        List<Path> inputs = list(CORPUS.resolve(target.toString()));

        assertFalse(inputs.isEmpty(), "no corpus of " + target);
        Consumer<byte[]> open = target.open();
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            try {
                assertTimeout(LONGEST, () -> open.accept(bytes));
            } catch (Throwable e) {
                throw new AssertionError(input + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void isOfTheTargetsThereAre() throws IOException {
        List<String> folders =
                list(CORPUS).stream().map(path -> path.getFileName().toString()).toList();

        assertEquals(Stream.of(Target.values()).map(Target::toString).sorted().toList(), folders);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
