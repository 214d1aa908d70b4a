package io.memwire.it.jars;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One jar that users get, as the build packaged it. */
record PublishedJar(String artifact, Path path) {
    private static final Path JARS = Project.BASE.resolve("target/jars");

    /** Returns all published jars, ordered by name; fails when the build has not made them. */
    static List<PublishedJar> all() {
        var jars = new ArrayList<PublishedJar>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(JARS, "memwire-*.jar")) {
            for (Path file : files) {
                String artifact = file.getFileName().toString().replaceFirst("-[0-9].*", "");
                jars.add(new PublishedJar(artifact, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no jars in " + JARS + ": run this test by 'mvn verify', which makes them", e);
        }
        if (jars.isEmpty()) {
            throw new IllegalStateException("no jars in " + JARS + ": run this test by 'mvn verify', which makes them");
        }
        jars.sort(Comparator.comparing(PublishedJar::artifact));
        return jars;
    }

    /** Returns the jar of an artifact. */
    static PublishedJar of(String artifact) {
        return all().stream()
                .filter(jar -> jar.artifact().equals(artifact))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("no jar of " + artifact + " in " + JARS));
    }

    ModuleDescriptor descriptor() {
        return read(jar -> {
            try (InputStream in = jar.getInputStream(Objects.requireNonNull(jar.getEntry("module-info.class")))) {
                return ModuleDescriptor.read(in);
            }
        });
    }

    /**
     * Returns what {@code jar --describe-module} says, without the version and the jar's place, which say nothing about the
     * module.
     */
    String described() {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        var out = new StringWriter();
        var writer = new PrintWriter(out);
        int exitCode = tool.run(writer, writer, "--describe-module", "--file", path.toString());
        if (exitCode != 0) {
            throw new IllegalStateException(out.toString());
        }

        String name = descriptor().name();
        return out.toString()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.startsWith(name + "@") || line.startsWith(name + " ") ? "module " + name : line)
                .collect(joining("\n", "", "\n"));
    }

    /** Returns the names of all entries that start with {@code prefix} and are files. */
    List<String> entries(String prefix) {
        return read(jar -> jar.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(prefix) && !name.endsWith("/"))
                .sorted()
                .toList());
    }

    /** Returns the lines of a text entry, without comments and empty lines. */
    List<String> lines(String entry) {
        return read(jar -> {
            try (InputStream in = jar.getInputStream(Objects.requireNonNull(jar.getEntry(entry), entry))) {
                return new String(in.readAllBytes(), UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList();
            }
        });
    }

    Attributes manifest() {
        return read(jar -> jar.getManifest().getMainAttributes());
    }

    @Override
    public String toString() {
        return artifact;
    }

    /** Returns where its classes are. */
    URI location() {
        return URI.create("jar:" + path.toUri() + "!/");
    }

    private <T> T read(Reading<T> reading) {
        try (var jar = new JarFile(path.toFile())) {
            return reading.from(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    private interface Reading<T extends @Nullable Object> {
        T from(JarFile jar) throws IOException;
    }
}
