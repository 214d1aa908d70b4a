package io.memwire.compression.lz4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.memwire.testkit.InstalledPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reader in {@code docs/values.md}, which needs no library, reads what is written here. */
class PythonTest {
    private static final Path PAGE = Path.of("..", "docs", "values.md");

    @Test
    void readsWhatEachSettingWrites() throws Exception {
        InstalledPrograms.assume("python3");
        byte[] value = new byte[20_000];
        var random = new Random(3);
        for (int i = 0; i < value.length; i++) { // runs, repeated phrases, noise
            value[i] = (byte) (i < 5_000 ? 0 : i < 15_000 ? "a phrase ".charAt(i % 9) : random.nextInt());
        }
        for (Lz4Compressor lz4 : Lz4CompressorTest.SETTINGS) {
            assertArrayEquals(value, python(lz4.compress(value)));
        }
        assertArrayEquals(new byte[0], python(new Lz4Compressor().compress(new byte[0])));
        assertArrayEquals(new byte[] {7}, python(new Lz4Compressor().compress(new byte[] {7})));
    }

    private static byte[] python(byte[] stored) throws IOException, InterruptedException {
        String code = reader() + "import sys\nsys.stdout.buffer.write(lz4_value(sys.stdin.buffer.read()))\n";
        Process python = new ProcessBuilder("python3", "-c", code)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = python.getOutputStream()) {
            in.write(stored);
        }
        byte[] value = python.getInputStream().readAllBytes();
        return python.waitFor() == 0 ? value : new byte[] {-1};
    }

    private static String reader() throws IOException {
        return Arrays.stream(Files.readString(PAGE, UTF_8).split("```"))
                .filter(block -> block.contains("def lz4_value("))
                .map(block -> block.substring("python\n".length()))
                .findAny()
                .orElseThrow();
    }
}
