package io.memwire.it.contract;

import io.memwire.api.MemcacheClient;

/** The two faces of a client. */
enum Face {
    BLOCKING {
        @Override
        MemcacheClient of(MemcacheClient client) {
            return client;
        }
    },
    ASYNCHRONOUS {
        @Override
        MemcacheClient of(MemcacheClient client) {
            return JoinedFace.of(client);
        }
    };

    /** This face of the client in the shape of the blocking one, so that one test serves both. */
    abstract MemcacheClient of(MemcacheClient client);

    @Override
    public String toString() {
        return this == BLOCKING ? "blocking" : "asynchronous";
    }
}
