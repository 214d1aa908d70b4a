package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** Runs the command in this JVM, with streams and an environment of its own. */
final class Shell {
    private final Map<String, String> environment = new HashMap<>();
    private byte[] input = {};
    private boolean isTerminal;

    /** What a command left behind. */
    record Run(int status, ByteArrayOutputStream output, String err) {
        String out() {
            return output.toString(UTF_8);
        }

        byte[] bytes() {
            return output.toByteArray();
        }
    }

    static Shell of(String servers) {
        var shell = new Shell();
        shell.environment.put("MEMWIRE_SERVERS", servers);
        return shell;
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Shell withInput(byte[] bytes) {
        input = bytes;
        return this;
    }

    Shell withInput(String text) {
        return withInput(text.getBytes(UTF_8));
    }

    Shell atATerminal() {
        isTerminal = true;
        return this;
    }

    Run run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new StringWriter();
        var terminal = new Terminal(
                new ByteArrayInputStream(input), out, new PrintWriter(err), isTerminal, isTerminal, environment);
        int status = Memwire.run(terminal, arguments);
        return new Run(status, out, err.toString());
    }
}
