package io.memwire.migration;

import io.memwire.api.spi.EncodedValue;
import net.rubyeye.xmemcached.transcoders.CachedData;
import net.rubyeye.xmemcached.transcoders.CompressionMode;
import net.rubyeye.xmemcached.transcoders.SerializingTranscoder;
import net.rubyeye.xmemcached.transcoders.Transcoder;
import net.rubyeye.xmemcached.transcoders.WhalinTranscoder;
import net.rubyeye.xmemcached.transcoders.WhalinV1Transcoder;
import org.jspecify.annotations.Nullable;

/** A transcoder of xmemcached. */
record XmPeer(Transcoder<Object> transcoder) implements Peer {
    static XmPeer of(Layout layout) {
        return new XmPeer(
                switch (layout) {
                    case SERIALIZING -> new SerializingTranscoder();
                    case WHALIN -> new WhalinTranscoder();
                    case WHALIN_V1 -> new WhalinV1Transcoder();
                });
    }

    XmPeer zip() {
        transcoder.setCompressionMode(CompressionMode.ZIP);
        return this;
    }

    XmPeer packZeros(boolean on) {
        transcoder.setPackZeros(on);
        return this;
    }

    XmPeer primitiveAsString() {
        transcoder.setPrimitiveAsString(true);
        return this;
    }

    @Override
    public EncodedValue encode(Object value) {
        CachedData encoded = transcoder.encode(value);
        return new EncodedValue(encoded.getFlag(), encoded.getData());
    }

    @Override
    public @Nullable Object decode(EncodedValue stored) {
        return transcoder.decode(new CachedData(stored.flags(), stored.data(), stored.data().length, -1));
    }
}
