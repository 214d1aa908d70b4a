package io.memwire.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The applications behind the recipes of {@code docs/modules.md}, each a module. */
class RecipesTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("");
    private static final Path RECIPES = PROJECT.resolve("examples/recipes");

    static List<String> recipes() throws IOException {
        try (Stream<Path> folders = Files.list(RECIPES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> Files.exists(RECIPES.resolve(name).resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void compilesAgainstOurModules(String recipe, @TempDir Path classes) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(RECIPES.resolve(recipe).resolve("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertTrue(sources.stream().anyMatch(source -> source.endsWith("module-info.java")), "no module");

        try (var manager =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            assertEquals(List.of(), UserCompiler.errors(manager.getJavaFileObjectsFromPaths(sources), true, classes));
        }
    }

    @Test
    void everyRecipeIsBuiltAndShown() throws IOException {
        String pom = Files.readString(RECIPES.resolve("pom.xml"));
        String pages = Files.readString(PROJECT.resolve("docs/modules.md"))
                + Files.readString(PROJECT.resolve("docs/plugins.md"));
        String runner = Files.readString(PROJECT.resolve(".ci/consumer"));

        for (String recipe : recipes()) {
            assertTrue(pom.contains("<module>" + recipe + "</module>"), recipe + " is not in " + RECIPES + "/pom.xml");
            assertTrue(pages.contains("examples/recipes/" + recipe + "/src/main/java/module-info.java"), recipe);
            assertTrue(runner.contains("\nrecipe " + recipe + " "), recipe + " is not run by .ci/consumer");
        }
    }
}
