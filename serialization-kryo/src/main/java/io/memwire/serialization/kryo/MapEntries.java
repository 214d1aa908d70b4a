package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.memwire.api.TranscodingException;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a map holds: all keys, then all values. */
final class MapEntries {
    private MapEntries() {}

    static void write(Kryo kryo, Output output, Map<?, ?> map) {
        var keys = new ArrayList<@Nullable Object>(map.size());
        var values = new ArrayList<@Nullable Object>(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) { // once: a concurrent map may change meanwhile
            keys.add(entry.getKey());
            values.add(entry.getValue());
        }
        Elements.write(kryo, output, keys.toArray());
        Elements.write(kryo, output, values.toArray());
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // whether it takes null is up to the map
    static void readInto(Kryo kryo, Input input, Map map, KeySpread spread) {
        @Nullable Object[] keys = Elements.readKeys(kryo, input, spread);
        @Nullable Object[] values = Elements.read(kryo, input, Object[]::new);
        if (keys.length != values.length) {
            throw new TranscodingException("they hold a map with more keys than values, or fewer");
        }
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], values[i]);
        }
    }
}
