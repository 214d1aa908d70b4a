package io.memwire.benchmarks.decode;

import com.spotify.folsom.client.ascii.AsciiMemcacheDecoder;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** folsom's decoder without the channel that it usually stands in. */
final class FolsomDecoder extends AsciiMemcacheDecoder {
    private final List<Object> replies = new ArrayList<>();

    FolsomDecoder() {
        super(StandardCharsets.UTF_8);
    }

    /** Decodes what has come; returns how many replies that made whole. */
    int decode(ByteBuf received) throws Exception {
        replies.clear();
        decode(null, received, replies);
        return replies.size();
    }
}
