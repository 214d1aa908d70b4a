package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.memwire.api.TranscodingException;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An {@link EnumMap}: the class of its keys, then its entries. */
@SuppressWarnings({"rawtypes", "unchecked"}) // an EnumMap whose enum is known at run time only
final class EnumMapCodec extends Serializer<EnumMap> {
    private final List<Class<?>> enums;

    EnumMapCodec(List<Registered> classes) {
        this.enums = Stream.concat(
                        Stream.of(DayOfWeek.class, Month.class),
                        classes.stream().<Class<?>>map(Registered::type).filter(Class::isEnum))
                .toList();
    }

    @Override
    public void write(Kryo kryo, Output output, EnumMap map) {
        Map<Enum<?>, Object> entries = map;
        Class<?> keys = entries.isEmpty()
                ? keyClassOfEmpty(map)
                : entries.keySet().iterator().next().getDeclaringClass();
        kryo.writeClass(output, keys);
        MapEntries.write(kryo, output, map);
    }

    /** An empty one does not say which keys it takes, so a copy of it is tried. */
    private Class<?> keyClassOfEmpty(EnumMap map) {
        for (Class<?> candidate : enums) {
            Object[] constants = candidate.getEnumConstants();
            if (constants.length > 0 && takes(map.clone(), constants[0])) {
                return candidate;
            }
        }
        throw new TranscodingException("an empty EnumMap is for keys of a class that is not registered: register it");
    }

    private static boolean takes(EnumMap copy, Object key) {
        try {
            copy.put((Enum) key, "");
            return true;
        } catch (ClassCastException e) {
            return false;
        }
    }

    @Override
    public EnumMap read(Kryo kryo, Input input, Class<? extends EnumMap> type) {
        Registration keys = kryo.readClass(input);
        if (keys == null || !keys.getType().isEnum()) {
            throw new TranscodingException("they hold an EnumMap whose keys are of no enum");
        }
        var map = new EnumMap(keys.getType());
        kryo.reference(map);
        MapEntries.readInto(kryo, input, map, KeySpread.SORTED);
        return map;
    }
}
