package io.memwire.compression.zstd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.TranscodingException;
import io.memwire.testkit.InstalledPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program {@code zstd} reads what is written here, and the other way round. */
class CommandLineTest {
    private static final byte[] VALUE = "the quick brown fox ".repeat(500).getBytes(UTF_8);

    private final ZstdCompressor zstd = new ZstdCompressor();

    @TempDir
    Path folder;

    @BeforeEach
    void needsTheProgram() {
        InstalledPrograms.assume("zstd");
    }

    @Test
    void readsWhatIsWrittenHere() throws Exception {
        assertArrayEquals(VALUE, run(zstd.compress(VALUE), "-d"));
        assertArrayEquals(new byte[0], run(zstd.compress(new byte[0]), "-d"));
    }

    @Test
    void writesWhatIsReadHere() throws Exception {
        for (String level : List.of("-1", "-9", "-19", "--no-check")) {
            assertArrayEquals(VALUE, zstd.decompress(run(VALUE, level), VALUE.length));
        }
    }

    @Test
    void aStreamWithoutItsLengthIsRefused() throws Exception {
        byte[] stream = run(VALUE, "--no-content-size");

        assertThrows(TranscodingException.class, () -> zstd.decompress(stream, VALUE.length));
    }

    private byte[] run(byte[] input, String option) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("input.zst"), input);
        var command = new ArrayList<>(List.of("zstd", "-q", "-c", option, file.toString()));
        Process program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] output = program.getInputStream().readAllBytes();
        return program.waitFor() == 0 ? output : new byte[] {-1};
    }
}
