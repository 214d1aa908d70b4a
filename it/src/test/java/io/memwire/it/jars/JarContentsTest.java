package io.memwire.it.jars;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Provides;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JarContentsTest {
    private static final String SERVICES = "META-INF/services/";

    static List<PublishedJar> jars() {
        return PublishedJar.all();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void namesTheSameProvidersForTheClassPathAndTheModulePath(PublishedJar jar) {
        var onModulePath = jar.descriptor().provides().stream().collect(toMap(Provides::service, Provides::providers));
        var onClassPath =
                jar.entries(SERVICES).stream().collect(toMap(entry -> entry.substring(SERVICES.length()), jar::lines));

        assertEquals(onModulePath, onClassPath, "'provides' in module-info against " + SERVICES);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void bringsTheLicence(PublishedJar jar) {
        assertEquals(List.of("META-INF/LICENSE"), jar.entries("META-INF/LICENSE"));
    }

    /** Two builds of one commit must give the same bytes, so the manifest holds nothing of the machine. */
    @ParameterizedTest
    @MethodSource("jars")
    void saysInItsManifestNothingAboutTheMachine(PublishedJar jar) {
        var names = new TreeSet<String>();
        jar.manifest().keySet().forEach(name -> names.add(name.toString()));

        assertEquals(Set.of("Implementation-Title", "Implementation-Version", "Manifest-Version"), names);
    }

    @Test
    void theBomListsExactlyThePublishedJars() throws IOException {
        String bom = Files.readString(Project.BASE.resolveSibling("bom/pom.xml"));
        String managed = bom.substring(bom.indexOf("<dependencies>"), bom.indexOf("</dependencies>"));

        assertEquals(
                jars().stream().map(PublishedJar::artifact).toList(),
                Pattern.compile("<artifactId>(.+?)</artifactId>")
                        .matcher(managed)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .sorted()
                        .toList());
    }
}
