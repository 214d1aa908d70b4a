package io.memwire.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.testkit.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {
    @Test
    void tellsEachCallAndItsResult() {
        String story = run(null);

        assertShows(story, "cache.get(\"some_key\", String.class)", "\"Some value\"");
        assertShows(story, "cache.get(\"another_key\", Integer.class)", "null");
        assertShows(story, "cache.incr(\"key\", 10)", "OptionalLong[12]");
        assertShows(story, "cache.gat(\"soon\", tenMinutes, String.class)", "\"value\"");
        assertShows(story, "cache.add(\"once\", \"second\")", "false");
        assertShows(story, "cache.get(\"log\", String.class)", "\"abc\"");
        assertShows(story, "cache.cas(\"stock\", 99, seen.casUnique())", "EXISTS");
        assertShows(story, "sellOne(cache)", "8");
        assertShows(story, "cache.getMulti(List.of(1, 2, 3), String.class)", "{1=Ann, 2=Bob}");
        assertShows(story, "cache.get(\"ratio\", Object.class)", "0.75");
        assertShows(story, "text.equals(cache.get(\"page\", String.class))", "true");
        assertShows(story, "scores.getMulti(List.of(\"ann\", \"bob\"))", "{ann=7, bob=9}");
        assertShows(story, "both.join()", "\"42 hits, Ann has 7\"");
        assertShows(story, "cache.get(\"audit\", String.class)", "\"seen\"");
        assertShows(story, "degrading.get(\"some_key\", String.class)", "null");
        assertShows(story, "strict.get(\"some_key\", String.class)", "NodeUnavailableException: ");
    }

    @Test
    void leavesTheItemsOfGivenServersAsTheyWere() {
        try (var server = EmbeddedServer.start();
                var client = MemcacheClient.builder().servers(server.address()).build()) {
            client.set("some_key", "mine");

            String story = run(server.address());

            assertTrue(story.contains(server.address()), story);
            assertEquals("mine", client.get("some_key", String.class));
            assertEquals("1", client.stats().values().iterator().next().get("curr_items"), "more items than before");
        }
    }

    @Test
    void refusesServersOfWhichNoneAnswers() {
        String nobody;
        try (var stopped = EmbeddedServer.start()) {
            nobody = stopped.address();
        }

        var failure = assertThrows(IllegalStateException.class, () -> run(nobody));
        assertTrue(String.valueOf(failure.getMessage()).contains(nobody), failure.getMessage());
    }

    /** The story prints code as text: each must be code that runs. */
    @ParameterizedTest
    @ValueSource(strings = {"Quickstart", "Commands", "Features"})
    void printsTheCodeThatRuns(String className) throws IOException {
        String source = Files.readString(Path.of(
                System.getProperty("basedir", ""),
                "src/main/java/io/memwire/examples/quickstart",
                className + ".java"));
        Pattern call = Pattern.compile("show(?:Failure)?\\(\\s*\"((?:\\\\.|[^\"\\\\])*)\",");
        List<String> printed = call.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1).replace("\\\"", "\""))
                .toList();
        String code = withoutSpace(call.matcher(source).replaceAll(""));

        assertTrue(!printed.isEmpty(), "no calls found in " + className);
        for (String each : printed) {
            assertTrue(code.contains(withoutSpace(each)), "not run as printed: " + each);
        }
    }

    private static String run(@Nullable String servers) {
        var bytes = new ByteArrayOutputStream();
        Quickstart.run(servers, new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }

    private static void assertShows(String story, String code, String result) {
        Pattern shown = Pattern.compile(Pattern.quote(code) + "\\s+→ " + Pattern.quote(result));
        assertTrue(shown.matcher(story).find(), () -> code + " → " + result + " is not in\n" + story);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
