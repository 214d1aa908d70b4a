package io.memwire.it.contract;

import io.memwire.api.MemcacheClient;

/** Who calls the client: the ways of waiting for an answer differ between them. */
enum Caller {
    PLATFORM_THREAD,
    VIRTUAL_THREAD,
    ASYNCHRONOUS;

    /** The client in the shape of the blocking one, called in this way. */
    MemcacheClient of(MemcacheClient client) {
        return switch (this) {
            case PLATFORM_THREAD -> Face.BLOCKING.of(client);
            case VIRTUAL_THREAD -> OnVirtualThreads.of(client);
            case ASYNCHRONOUS -> Face.ASYNCHRONOUS.of(client);
        };
    }
}
