package io.memwire.testkit;

import java.util.List;
import java.util.Map;

/**
 * The storage's statistics at one moment.
 *
 * @param items how many items are held, expired ones that nobody has asked for included
 * @param bytes what they take, as memcached counts
 * @param counters every {@link Counter}
 * @param classes every class of item sizes
 */
record StorageSnapshot(long items, long bytes, Map<Counter, Long> counters, List<SlabClass.Snapshot> classes) {}
