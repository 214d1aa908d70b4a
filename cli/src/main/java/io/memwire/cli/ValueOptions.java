package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.Dialect;
import io.memwire.api.MemcacheClientBuilder;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What values are and how they are marked. */
final class ValueOptions {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = ValueType.Converter.class,
            completionCandidates = ValueType.Names.class,
            description =
                    "What the value is: text, int (64 bits), long (any size) or bytes. Default: written, text (bytes"
                            + " from standard input); read, whatever was stored.")
    private @Nullable ValueType type;

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            defaultValue = "PYTHON_1_57",
            description = "How text is marked for Python: python_1_57 (default) or python_1_59. All are read.")
    private Dialect dialect = Dialect.PYTHON_1_57;

    MemcacheClientBuilder configure(MemcacheClientBuilder client) {
        return client.dialect(dialect);
    }

    /** The type to read as; null for whatever was stored. */
    @Nullable
    ValueType type() {
        return type;
    }

    /** The value of an argument; {@code -} stands for all of standard input. */
    Object value(String argument, Terminal terminal) throws IOException {
        if (argument.equals("-")) {
            byte[] input = terminal.in().readAllBytes();
            return Objects.requireNonNullElse(type, ValueType.BYTES).parse(input);
        }
        return Objects.requireNonNullElse(type, ValueType.TEXT).parse(argument.getBytes(UTF_8));
    }
}
