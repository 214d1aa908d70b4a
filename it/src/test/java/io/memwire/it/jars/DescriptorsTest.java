package io.memwire.it.jars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what each jar promises ({@code jar --describe-module}) against committed text, so that review sees a change. */
class DescriptorsTest {
    private static final Path DESCRIPTORS = Project.BASE.resolve("src/test/resources/descriptors");
    private static final boolean UPDATE = Boolean.getBoolean("memwire.update-descriptors");

    static List<PublishedJar> jars() {
        return PublishedJar.all();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void eachJarIsDescribedByTheCommittedText(PublishedJar jar) throws IOException {
        Path committed = DESCRIPTORS.resolve(jar.artifact() + ".txt");
        String described = jar.described();
        if (UPDATE) {
            Files.writeString(committed, described);
        }

        assertEquals(
                Files.exists(committed) ? Files.readString(committed) : "",
                described,
                () -> "the descriptor of " + jar + " has changed. If that is meant, run"
                        + " 'mvn verify -Dquick -Dmemwire.update-descriptors=true' and commit " + committed);
    }

    @Test
    void everyCommittedTextHasItsJar() throws IOException {
        try (Stream<Path> files = Files.list(DESCRIPTORS)) {
            assertEquals(
                    jars().stream().map(jar -> jar.artifact() + ".txt").toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
