package io.memwire.cli;

import java.util.List;

/** All commands by name. Each is made when it is wanted: most runs want one. */
final class Commands {
    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "get",
            "gets",
            "set",
            "add",
            "replace",
            "append",
            "prepend",
            "cas",
            "delete",
            "incr",
            "decr",
            "touch",
            "flush-all",
            "version",
            "stats",
            "slabs",
            "ping",
            "route",
            "serve",
            "completion");

    private Commands() {}

    /** Makes a command. A switch, and not a map of constructors: linking all of those costs more than what most commands do. */
    static Object create(String name, Terminal terminal) {
        return switch (name) {
            case "get" -> new RetrievalCommands.Get(terminal);
            case "gets" -> new RetrievalCommands.Gets(terminal);
            case "set" -> new StoreCommands.Set(terminal);
            case "add" -> new StoreCommands.Add(terminal);
            case "replace" -> new StoreCommands.Replace(terminal);
            case "append" -> new StoreCommands.Append(terminal);
            case "prepend" -> new StoreCommands.Prepend(terminal);
            case "cas" -> new CasCommand(terminal);
            case "delete" -> new DeleteCommand(terminal);
            case "incr" -> new CounterCommands.Incr(terminal);
            case "decr" -> new CounterCommands.Decr(terminal);
            case "touch" -> new TouchCommand(terminal);
            case "flush-all" -> new FlushAllCommand(terminal);
            case "version" -> new VersionCommand(terminal);
            case "stats" -> new StatsCommand(terminal);
            case "slabs" -> new SlabsCommand(terminal);
            case "ping" -> new PingCommand(terminal);
            case "route" -> new RouteCommand(terminal);
            case "serve" -> new ServeCommand(terminal);
            case "completion" -> new CompletionCommand(terminal);
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
