package io.memwire.migration;

import static io.memwire.migration.Samples.JAVA;

import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transcoder of ours and the one it stands for.
 *
 * @param asText whether numbers and booleans are written as text
 */
record Pairing(String name, Layout layout, Transcoder ours, Peer theirs, boolean asText) {
    static List<Pairing> all() {
        var all = new ArrayList<Pairing>();
        for (Layout layout : Layout.values()) {
            Transcoder spymemcached = SpymemcachedTranscoder.builder()
                    .layout(layout)
                    .javaSerialization(JAVA)
                    .build();
            all.add(new Pairing("spymemcached", layout, spymemcached, SpyPeer.spymemcached(layout), false));
            all.add(new Pairing("AWS", layout, spymemcached, SpyPeer.aws(layout), false));
            all.add(new Pairing("xmemcached", layout, xmemcached(layout).build(), XmPeer.of(layout), false));
            all.add(new Pairing(
                    "xmemcached, zip",
                    layout,
                    xmemcached(layout).zlib().build(),
                    XmPeer.of(layout).zip(),
                    false));
            if (layout != Layout.WHALIN_V1) {
                boolean other = layout == Layout.WHALIN;
                all.add(new Pairing(
                        "xmemcached, packZeros " + other,
                        layout,
                        xmemcached(layout).packZeros(other).build(),
                        XmPeer.of(layout).packZeros(other),
                        false));
                all.add(new Pairing(
                        "xmemcached, primitiveAsString",
                        layout,
                        xmemcached(layout).primitivesAsText().build(),
                        XmPeer.of(layout).primitiveAsString(),
                        true));
            }
        }
        return all;
    }

    private static XmemcachedTranscoder.Builder xmemcached(Layout layout) {
        return XmemcachedTranscoder.builder().layout(layout).javaSerialization(JAVA);
    }

    /** Whether the other client writes the value so that anybody can read it. */
    boolean canStore(Object value) {
        if (asText && (value instanceof Date || (value instanceof Character && layout == Layout.WHALIN))) {
            return false;
        }
        return !(value instanceof byte[] && layout == Layout.WHALIN_V1 && name.startsWith("xmemcached"));
    }

    EncodedValue encode(Object value) {
        return ours.encode(value, ours.defaultCompressOver());
    }

    @Nullable
    Object decode(EncodedValue stored, Class<?> type) {
        return ours.decode(stored.flags(), stored.data(), type);
    }

    @Override
    public String toString() {
        return name + ", " + layout;
    }
}
