package io.memwire.it.contract;

import io.memwire.api.MemcacheClient;
import java.util.function.UnaryOperator;

/** Who calls the client: the ways of waiting for an answer differ between them. */
enum Caller {
    PLATFORM_THREAD(Face.BLOCKING::of),
    VIRTUAL_THREAD(OnVirtualThreads::of),
    ASYNCHRONOUS(Face.ASYNCHRONOUS::of);

    private final UnaryOperator<MemcacheClient> way;

    Caller(UnaryOperator<MemcacheClient> way) {
        this.way = way;
    }

    /** The client in the shape of the blocking one, called in this way. */
    MemcacheClient of(MemcacheClient client) {
        return way.apply(client);
    }
}
