package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Serializer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A class that an application registered.
 *
 * @param type the class
 * @param classId its number on the wire, see {@link ClassIds}
 * @param serializers makes its serializers; null for those of this module
 */
record Registered(Class<?> type, int classId, @Nullable Supplier<? extends Serializer<?>> serializers) {}
