package io.memwire.cli;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a failure, and the exit status it leads to. */
final class Failures {
    private Failures() {}

    /** Tells of a wrong command line and where its help is. */
    static int report(ParameterException failure, PrintWriter err) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try '" + name + " --help'.");
        err.flush();
        return ExitStatus.BAD_INPUT;
    }

    /** Tells of whatever else went wrong. */
    static int report(Exception failure, PrintWriter err) {
        if (!isBrokenPipe(failure)) {
            say(String.valueOf(failure.getMessage()), err);
        }
        // A key that breaks the rules, a value that is not of the type asked for, a port that is none.
        boolean isBadInput = failure instanceof InvalidRequestException
                || failure instanceof TranscodingException
                || failure instanceof IllegalArgumentException;
        return isBadInput ? ExitStatus.BAD_INPUT : ExitStatus.FAILED;
    }

    /** Prints a message. */
    static void say(String message, PrintWriter err) {
        err.println("memwire: " + message);
        err.flush();
    }

    /** Whether the reader of our output has left, as {@code head} does; that has no type of its own. */
    private static boolean isBrokenPipe(Exception failure) {
        @Nullable Throwable io = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return io instanceof IOException && "Broken pipe".equals(io.getMessage());
    }
}
