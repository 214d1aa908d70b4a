package io.memwire.it.jars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/modules.md} and its picture against the jars and their descriptors. */
class ModulesPageTest {
    private static final Path PAGE = Project.BASE.resolveSibling("docs/modules.md");
    private static final Path PICTURE = Project.BASE.resolveSibling("docs/modules.svg");
    private static final boolean UPDATE = Boolean.getBoolean("memwire.update-descriptors");
    private static final String JAR = "jar";
    private static final int TOLERANCE_PERCENT = 25;
    private static final String ADVICE = "; 'mvn verify -Dquick -Dmemwire.update-descriptors=true' repairs it";

    static List<ModuleFacts> modules() {
        return ModuleFacts.all();
    }

    @Test
    void hasASectionForEachModule() throws IOException {
        assertEquals(
                modules().stream().map(ModuleFacts::artifact).toList(),
                page().artifacts().stream().sorted().toList(),
                "the headings '### memwire-…' of " + PAGE);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void saysOfEachModuleWhatItsDescriptorSays(ModuleFacts module) throws IOException {
        if (UPDATE && page().artifacts().contains(module.artifact())) {
            Files.writeString(PAGE, page().with(module.artifact(), module.rows()));
        }

        var facts = new HashMap<>(page().rows(module.artifact()));
        facts.keySet().retainAll(module.rows().keySet());
        assertEquals(module.rows(), facts, () -> PAGE + ", " + module.artifact() + ADVICE);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void saysHowLargeEachJarIs(ModuleFacts module) throws IOException {
        long bytes = Files.size(PublishedJar.of(module.artifact()).path());
        if (UPDATE && page().artifacts().contains(module.artifact()) && !isAbout(bytes, size(module))) {
            Files.writeString(PAGE, page().with(module.artifact(), Map.of(JAR, kilobytes(bytes) + " KB")));
        }

        assertTrue(
                isAbout(bytes, size(module)),
                () -> PAGE + ", " + module.artifact() + ": the row '" + JAR + "' should say " + kilobytes(bytes) + " KB"
                        + ADVICE);
    }

    @Test
    void showsTheGraphOfTheModules() throws IOException {
        String drawn = ModuleGraph.draw(modules());
        if (UPDATE) {
            Files.writeString(PICTURE, drawn);
        }

        assertEquals(Files.exists(PICTURE) ? Files.readString(PICTURE) : "", drawn, () -> PICTURE + ADVICE);
    }

    @ParameterizedTest
    @CsvSource({"10000, 10 KB, true", "12400, 10 KB, true", "13400, 10 KB, false", "7400, 10 KB, false", "1, '', false"
    })
    void aSizeMayBeOffByAQuarter(long bytes, String said, boolean isAbout) {
        assertEquals(isAbout, isAbout(bytes, said));
    }

    @Test
    void noticesWhatIsMissingOrDiffers() {
        var page = new ModulesPage("""
                ### memwire-a
                | | |
                | --- | --- |
                | exports | `a` |
                | jar | 5 KB |
                ### memwire-b
                """);

        assertEquals(List.of("memwire-a", "memwire-b"), page.artifacts());
        assertEquals(Map.of("exports", "`a`", "jar", "5 KB"), page.rows("memwire-a"));
        assertEquals(Map.of(), page.rows("memwire-b"));
        assertEquals(Map.of(), page.rows("memwire-c"));
        assertEquals(
                Map.of("exports", "`b`", "jar", "5 KB", "uses", "nothing"),
                new ModulesPage(page.with("memwire-a", Map.of("exports", "`b`", "uses", "nothing"))).rows("memwire-a"));
    }

    @Test
    void readsADescriptor() {
        var facts = ModuleFacts.of("memwire-a", """
                module io.memwire.a
                exports io.memwire.a
                requires io.memwire.api transitive
                requires java.base mandated
                requires org.jspecify static transitive
                requires jdk.unsupported
                requires org.slf4j
                uses x.spi.Wanted
                provides x.spi.Given with x.One x.Two
                qualified opens io.memwire.a to info.picocli
                contains io.memwire.a.internal
                """);

        assertEquals(
                Map.of(
                        "exports", "`io.memwire.a`",
                        "requires",
                                "`io.memwire.api` (transitive); `org.jspecify` (static, transitive); `jdk.unsupported`; `org.slf4j`",
                        "uses", "`Wanted`",
                        "provides", "`Given`: `One`, `Two`"),
                facts.rows());
        assertEquals(List.of("io.memwire.api"), facts.requiredOfOurs());
        assertEquals(List.of("org.slf4j"), facts.libraries());
    }

    private static ModulesPage page() throws IOException {
        return new ModulesPage(Files.readString(PAGE));
    }

    private static String size(ModuleFacts module) throws IOException {
        return page().rows(module.artifact()).getOrDefault(JAR, "");
    }

    private static long kilobytes(long bytes) {
        return Math.max(1, Math.round(bytes / 1000.0));
    }

    private static boolean isAbout(long bytes, String said) {
        if (!said.matches("\\d+ KB")) {
            return false;
        }
        long stated = Long.parseLong(said.replace(" KB", "")) * 1000;
        return Math.abs(bytes - stated) * 100 <= stated * TOLERANCE_PERCENT;
    }
}
