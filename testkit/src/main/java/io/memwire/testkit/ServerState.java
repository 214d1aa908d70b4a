package io.memwire.testkit;

/** What the sessions of one server share. Thread-safe. */
final class ServerState {
    private final Settings settings;
    private final Storage storage;
    private final Traffic traffic = new Traffic();
    private final PrefixStatistics prefixes = new PrefixStatistics();

    ServerState(Settings settings) {
        this.settings = settings;
        this.storage = new Storage(settings.memoryLimit(), settings.maxItemBytes());
    }

    Settings settings() {
        return settings;
    }

    Storage storage() {
        return storage;
    }

    Traffic traffic() {
        return traffic;
    }

    PrefixStatistics prefixes() {
        return prefixes;
    }
}
