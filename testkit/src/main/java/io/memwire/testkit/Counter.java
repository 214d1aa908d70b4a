package io.memwire.testkit;

import java.util.Locale;

/** What the storage counts. The names are those of {@code stats}; {@code stats reset} sets all to 0. */
enum Counter {
    CMD_GET,
    CMD_SET,
    CMD_FLUSH,
    CMD_TOUCH,
    GET_HITS,
    GET_MISSES,
    GET_EXPIRED,
    DELETE_MISSES,
    DELETE_HITS,
    INCR_MISSES,
    INCR_HITS,
    DECR_MISSES,
    DECR_HITS,
    CAS_MISSES,
    CAS_HITS,
    CAS_BADVAL,
    TOUCH_HITS,
    TOUCH_MISSES,
    STORE_TOO_LARGE,
    STORE_NO_MEMORY,
    TOTAL_ITEMS,
    EXPIRED_UNFETCHED,
    EVICTED_UNFETCHED,
    EVICTIONS,
    RECLAIMED;

    private final String statName = name().toLowerCase(Locale.ROOT);

    String statName() {
        return statName;
    }
}
