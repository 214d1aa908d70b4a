package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command reads from and writes to. Output is bytes, since values are; text is UTF-8.
 *
 * @param in standard input
 * @param out standard output, buffered; flushed when the command has ended
 * @param err standard error, for messages
 * @param isInteractive whether a person looks at the output
 * @param colours whether that person likes colours
 * @param environment environment variables
 */
record Terminal(
        InputStream in,
        OutputStream out,
        PrintWriter err,
        boolean isInteractive,
        boolean colours,
        Map<String, String> environment) {
    private static final int BUFFER_BYTES = 64 << 10;

    /** The terminal of this process. */
    static Terminal ofProcess() {
        // The launcher scripts know about standard output; Java only about standard input and output together.
        String output = System.getProperty("memwire.output", "");
        boolean isInteractive = output.isEmpty() ? Ansi.AUTO.enabled() : output.equals("terminal");
        Map<String, String> environment = System.getenv();
        boolean colours = isInteractive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(
                new FileInputStream(FileDescriptor.in), // System.in would copy every byte once more
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8),
                isInteractive,
                colours,
                environment);
    }
}
