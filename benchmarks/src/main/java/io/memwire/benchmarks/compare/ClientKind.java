package io.memwire.benchmarks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A client that can be measured, by name. {@code *N} behind a name gives it N connections to each server in place of
 * its default, where it has that choice: {@code xmemcached*2}.
 *
 * @param name as given
 * @param base the client
 * @param connections to each server, 0 for the default
 */
record ClientKind(String name, Base base, int connections) {
    /** The clients. */
    enum Base {
        RAW,
        RAW_VALUES,
        MEMWIRE,
        SPYMEMCACHED,
        SPYMEMCACHED_MERGING,
        XMEMCACHED,
        FOLSOM,
        FOLSOM_BINARY
    }

    /** All, each at its defaults, but {@code raw-values}, which answers a question of its own. */
    static List<ClientKind> all() {
        return Arrays.stream(Base.values())
                .filter(base -> base != Base.RAW_VALUES)
                .map(base -> parse(base.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();
    }

    static ClientKind parse(String name) {
        int star = name.indexOf('*');
        String base = star < 0 ? name : name.substring(0, star);
        return new ClientKind(
                name,
                Base.valueOf(base.toUpperCase(Locale.ROOT).replace('-', '_')),
                star < 0 ? 0 : Integer.parseInt(name.substring(star + 1)));
    }

    Client connect(List<String> servers, Items items) throws Exception {
        return switch (base) {
            case RAW -> new Raw(servers, items, false);
            case RAW_VALUES -> new Raw(servers, items, true);
            case MEMWIRE -> new MemwireCompared(servers, items, connections);
            case SPYMEMCACHED -> new SpymemcachedCompared(servers, items, false);
            case SPYMEMCACHED_MERGING -> new SpymemcachedCompared(servers, items, true);
            case XMEMCACHED -> new XmemcachedCompared(servers, items, connections);
            case FOLSOM -> new FolsomCompared(servers, items, false, connections);
            case FOLSOM_BINARY -> new FolsomCompared(servers, items, true, connections);
        };
    }

    boolean canDo(Workload workload) {
        return workload.operation() != Workload.Operation.ASYNC_GET || base != Base.XMEMCACHED;
    }

    boolean isMemwire() {
        return base == Base.MEMWIRE;
    }

    boolean isRaw() {
        return base == Base.RAW || base == Base.RAW_VALUES;
    }
}
