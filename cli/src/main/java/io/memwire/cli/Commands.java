package io.memwire.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** All commands by name, in the order of the help; each is made when it is wanted. */
record Commands(Terminal terminal, Map<String, Function<Terminal, Object>> factories) {
    static Commands of(Terminal terminal) {
        var factories = new LinkedHashMap<String, Function<Terminal, Object>>();
        factories.put("get", RetrievalCommands.Get::new);
        factories.put("gets", RetrievalCommands.Gets::new);
        factories.put("set", StoreCommands.Set::new);
        factories.put("add", StoreCommands.Add::new);
        factories.put("replace", StoreCommands.Replace::new);
        factories.put("append", StoreCommands.Append::new);
        factories.put("prepend", StoreCommands.Prepend::new);
        factories.put("cas", CasCommand::new);
        factories.put("delete", DeleteCommand::new);
        factories.put("incr", CounterCommands.Incr::new);
        factories.put("decr", CounterCommands.Decr::new);
        factories.put("touch", TouchCommand::new);
        factories.put("flush-all", FlushAllCommand::new);
        factories.put("version", VersionCommand::new);
        factories.put("stats", StatsCommand::new);
        factories.put("slabs", SlabsCommand::new);
        factories.put("ping", PingCommand::new);
        factories.put("route", RouteCommand::new);
        factories.put("serve", ServeCommand::new);
        factories.put("completion", CompletionCommand::new);
        return new Commands(terminal, factories);
    }

    Set<String> names() {
        return factories.keySet();
    }

    Object create(String name) {
        return Objects.requireNonNull(factories.get(name), name).apply(terminal);
    }
}
