package io.memwire.testkit;

import io.memwire.protocol.text.ReplyEncoder;
import io.memwire.protocol.text.WireBuffer;
import java.util.List;
import java.util.Set;

/**
 * The answers to {@code stats}. Names and meaning are memcached's; what this server does not have (slab pages, LRU
 * segments, worker logs …) is left out. Source: protocol.txt, "Statistics".
 */
final class StatsReport {
    private static final String DETAIL_USAGE = "CLIENT_ERROR usage: stats detail on|off|dump";

    /** The counters that {@code stats slabs} tells of each class; {@code stats items} tells those below. */
    private static final Set<Counter> OF_SLABS = Set.of(
            Counter.GET_HITS,
            Counter.CMD_SET,
            Counter.DELETE_HITS,
            Counter.INCR_HITS,
            Counter.DECR_HITS,
            Counter.CAS_HITS,
            Counter.CAS_BADVAL,
            Counter.TOUCH_HITS);

    private final ServerState state;

    StatsReport(ServerState state) {
        this.state = state;
    }

    /** Writes the whole answer. */
    void answer(String arguments, WireBuffer out, long nowMillis) {
        int space = arguments.indexOf(' ');
        String topic = space < 0 ? arguments : arguments.substring(0, space);
        switch (topic) {
            case "" -> general(out, nowMillis);
            case "items" -> items(out, nowMillis);
            case "slabs" -> slabs(out, nowMillis);
            case "settings" -> settings(out);
            case "sizes" -> sizes(out);
            case "reset" -> reset(out);
            case "detail" -> detail(space < 0 ? "" : arguments.substring(space + 1), out);
            default -> ReplyEncoder.line(out, "ERROR");
        }
    }

    private void general(WireBuffer out, long nowMillis) {
        Settings settings = state.settings();
        Traffic traffic = state.traffic();
        StorageSnapshot storage = state.storage().snapshot(nowMillis);
        stat(out, "pid", ProcessHandle.current().pid());
        stat(out, "uptime", (nowMillis - settings.startMillis()) / 1000);
        stat(out, "time", nowMillis / 1000);
        ReplyEncoder.stat(out, "version", settings.version());
        stat(out, "pointer_size", 64);
        stat(out, "curr_connections", traffic.open());
        stat(out, "total_connections", traffic.accepted());
        storage.counters().forEach((counter, count) -> stat(out, counter.statName(), count));
        stat(out, "bytes_read", traffic.bytesRead());
        stat(out, "bytes_written", traffic.bytesWritten());
        stat(out, "limit_maxbytes", settings.memoryLimit());
        stat(out, "threads", settings.threads());
        stat(out, "bytes", storage.bytes());
        stat(out, "curr_items", storage.items());
        ReplyEncoder.end(out);
    }

    private void items(WireBuffer out, long nowMillis) {
        for (SlabClass.Snapshot slabClass : classesWithItems(nowMillis)) {
            String prefix = "items:" + slabClass.id() + ":";
            stat(out, prefix + "number", slabClass.items());
            stat(out, prefix + "age", slabClass.ageSeconds());
            stat(out, prefix + "mem_requested", slabClass.itemBytes());
            stat(out, prefix + "evicted", count(slabClass, Counter.EVICTIONS));
            stat(out, prefix + "outofmemory", 0);
            stat(out, prefix + "reclaimed", count(slabClass, Counter.RECLAIMED));
            stat(out, prefix + "expired_unfetched", count(slabClass, Counter.EXPIRED_UNFETCHED));
            stat(out, prefix + "evicted_unfetched", count(slabClass, Counter.EVICTED_UNFETCHED));
        }
        ReplyEncoder.end(out);
    }

    private void slabs(WireBuffer out, long nowMillis) {
        List<SlabClass.Snapshot> classes = classesWithItems(nowMillis);
        long allocated = 0;
        for (SlabClass.Snapshot slabClass : classes) {
            String prefix = slabClass.id() + ":";
            long pages = slabClass.pages();
            stat(out, prefix + "chunk_size", slabClass.chunkBytes());
            stat(out, prefix + "chunks_per_page", slabClass.chunksPerPage());
            stat(out, prefix + "total_pages", pages);
            stat(out, prefix + "total_chunks", pages * slabClass.chunksPerPage());
            stat(out, prefix + "used_chunks", slabClass.usedChunks());
            stat(out, prefix + "free_chunks", pages * slabClass.chunksPerPage() - slabClass.usedChunks());
            for (Counter counter : OF_SLABS) {
                stat(out, prefix + counter.statName(), count(slabClass, counter));
            }
            allocated += pages * SlabClass.PAGE_BYTES;
        }
        stat(out, "active_slabs", classes.size());
        stat(out, "total_malloced", allocated);
        ReplyEncoder.end(out);
    }

    private void settings(WireBuffer out) {
        Settings settings = state.settings();
        ServerAddress address = settings.address();
        stat(out, "maxbytes", settings.memoryLimit());
        stat(out, "tcpport", address instanceof ServerAddress.Tcp tcp ? tcp.port() : 0);
        stat(out, "udpport", 0);
        ReplyEncoder.stat(out, "inter", address instanceof ServerAddress.Tcp ? ServerAddress.Tcp.HOST : "NULL");
        stat(out, "verbosity", 0);
        ReplyEncoder.stat(out, "evictions", "on");
        ReplyEncoder.stat(
                out,
                "domain_socket",
                address instanceof ServerAddress.Unix unix ? unix.path().toString() : "NULL");
        ReplyEncoder.stat(out, "growth_factor", "1.25");
        stat(out, "chunk_size", 48);
        stat(out, "num_threads", settings.threads());
        ReplyEncoder.stat(out, "stat_key_prefix", ":");
        ReplyEncoder.stat(out, "detail_enabled", state.prefixes().isEnabled() ? "yes" : "no");
        ReplyEncoder.stat(out, "cas_enabled", "yes");
        ReplyEncoder.stat(out, "auth_enabled_sasl", "no");
        stat(out, "item_size_max", settings.maxItemBytes());
        ReplyEncoder.stat(out, "flush_enabled", "yes");
        ReplyEncoder.end(out);
    }

    /** As memcached does unless it was told to track sizes. */
    private static void sizes(WireBuffer out) {
        ReplyEncoder.stat(out, "sizes_status", "disabled");
        ReplyEncoder.end(out);
    }

    private void reset(WireBuffer out) {
        state.storage().resetCounters();
        state.traffic().reset();
        state.prefixes().reset();
        ReplyEncoder.reset(out);
    }

    private void detail(String argument, WireBuffer out) {
        switch (argument) {
            case "on", "off" -> {
                state.prefixes().enable(argument.equals("on"));
                ReplyEncoder.ok(out);
            }
            case "dump" -> {
                state.prefixes().dump(line -> ReplyEncoder.line(out, line));
                ReplyEncoder.end(out);
            }
            default -> ReplyEncoder.line(out, DETAIL_USAGE);
        }
    }

    private List<SlabClass.Snapshot> classesWithItems(long nowMillis) {
        return state.storage().snapshot(nowMillis).classes().stream()
                .filter(slabClass -> slabClass.items() > 0)
                .toList();
    }

    private static long count(SlabClass.Snapshot slabClass, Counter counter) {
        return slabClass.counters().getOrDefault(counter, 0L);
    }

    private static void stat(WireBuffer out, String name, long value) {
        ReplyEncoder.stat(out, name, Long.toString(value));
    }
}
