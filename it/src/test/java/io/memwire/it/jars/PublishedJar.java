package io.memwire.it.jars;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
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

    ModuleDescriptor descriptor() {
        return read(jar -> {
            try (InputStream in = jar.getInputStream(Objects.requireNonNull(jar.getEntry("module-info.class")))) {
                return ModuleDescriptor.read(in);
            }
        });
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
