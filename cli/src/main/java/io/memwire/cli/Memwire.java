package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program, and the command line without a command. */
@Command(
        name = "memwire",
        description = "Looks into memcached servers by hand.",
        mixinStandardHelpOptions = true,
        versionProvider = OwnVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Each command has its own help and examples: memwire get --help",
            "",
            "The servers stand in --servers or MEMWIRE_SERVERS, separated by commas and in the order of the",
            "application's own list, with a weight after '=': MEMWIRE_SERVERS=a:11211,b:11211=2",
            "",
            "Exit status: 0 done or hit, 1 miss or not stored, 2 usage or bad input, 3 server or network failure.",
            "",
            "Examples:",
            "  memwire serve &",
            "  memwire set greeting 'Hello' --ttl 10m",
            "  memwire get greeting",
            "  memwire stats --servers a:11211,b:11211",
            "  memwire route - --servers a:11211,b:11211=2 < keys.txt",
            "  source <(memwire completion)"
        })
final class Memwire implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Memwire() {}

    /** Runs one command and ends the process with its exit status. */
    public static void main(String... arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs one command and returns its exit status. */
    static int run(Terminal terminal, String... arguments) {
        String[] ordered = ArgumentOrder.of(arguments);
        int status = commandLine(terminal, ordered).execute(ordered);
        try {
            terminal.out().flush();
        } catch (IOException e) {
            return status == ExitStatus.DONE ? Failures.report(e, terminal.err()) : status;
        }
        return status;
    }

    /**
     * The command line for these arguments. It knows all commands unless the first argument names one: to read the options
     * of all of them is half of the time that a command takes.
     */
    static CommandLine commandLine(Terminal terminal, String... arguments) {
        var line = new CommandLine(new Memwire());
        boolean isOne = arguments.length > 0 && Commands.NAMES.contains(arguments[0]);
        for (String name : isOne ? List.of(arguments[0]) : Commands.NAMES) {
            line.addSubcommand(name, Commands.create(name, terminal));
        }
        return line.setOut(new PrintWriter(terminal.out(), false, UTF_8))
                .setErr(terminal.err())
                .setColorScheme(Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, unparsed) -> Failures.report(e, terminal.err()))
                .setExecutionExceptionHandler((e, failed, parsed) -> Failures.report(e, terminal.err()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }
}
