package io.memwire.migration;

import io.memwire.api.spi.EncodedValue;
import org.jspecify.annotations.Nullable;

/** A transcoder of another client, the real one. */
interface Peer {
    EncodedValue encode(Object value);

    @Nullable
    Object decode(EncodedValue stored);
}
