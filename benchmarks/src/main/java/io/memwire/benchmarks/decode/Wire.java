package io.memwire.benchmarks.decode;

import io.memwire.protocol.text.ReplyEncoder;
import io.memwire.protocol.text.WireBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a server sends. */
final class Wire {
    private Wire() {}

    /** One hit for each key, then {@code END}. */
    static byte[] hits(String[] keys, int valueBytes) {
        var value = new byte[valueBytes];
        Arrays.fill(value, (byte) 'v');
        var out = new WireBuffer(1024);
        for (String key : keys) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            ReplyEncoder.value(out, bytes, 0, bytes.length, 0, value);
        }
        ReplyEncoder.end(out);
        return Arrays.copyOf(out.array(), out.length());
    }
}
