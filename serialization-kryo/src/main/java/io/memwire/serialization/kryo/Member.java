package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.memwire.api.TranscodingException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance field of a class, or component of a record. The checks of reflection keep other types out of it. */
final class Member {
    private final String name;
    private final Field field;
    private final Class<?> type;
    private final boolean exact; // values are of this very class, so that it need not be written

    private Member(Engine kryo, String name, Field field) {
        this.name = name;
        this.field = field;
        this.type = field.getType();
        this.exact = type.isPrimitive() || kryo.isFinal(type);
    }

    /** The fields of a class and those above it, transient and static ones excepted, by name. */
    static List<Member> of(Engine kryo, Class<?> type) {
        var members = new ArrayList<Member>();
        for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic()) {
                    open(type, field);
                    members.add(new Member(kryo, unambiguous(field, members), field));
                }
            }
        }
        members.sort(Comparator.comparing(Member::name));
        return members;
    }

    private static void open(Class<?> type, Field field) {
        try {
            field.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw new TranscodingException(Advice.notOpen(type, field.getDeclaringClass()), e);
        }
    }

    /** The name of a field; with its class in front when a class below has a field of that name. */
    private static String unambiguous(Field field, List<Member> below) {
        boolean shadowed = below.stream()
                .anyMatch(member -> member.field.getDeclaringClass() != field.getDeclaringClass()
                        && member.field.getName().equals(field.getName()));
        return shadowed ? field.getDeclaringClass().getName() + "." + field.getName() : field.getName();
    }

    String name() {
        return name;
    }

    Class<?> type() {
        return type;
    }

    /** What the bytes of its values depend on. */
    String signature() {
        return name + ":" + type.getName() + (exact ? ";" : "*;");
    }

    void write(Engine kryo, Output output, Object owner) {
        Object value = get(owner);
        if (kryo.byName() || !exact) {
            kryo.writeClassAndObject(output, value);
        } else if (type == String.class) {
            output.writeString((String) value);
        } else if (type.isPrimitive()) {
            kryo.serializerOf(type).write(kryo, output, value);
        } else {
            kryo.writeObjectOrNull(output, value, kryo.serializerOf(type));
        }
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Object read(Engine kryo, Input input) {
        if (kryo.byName() || !exact) {
            return kryo.readClassAndObject(input);
        }
        if (type == String.class) {
            return input.readString();
        }
        if (type.isPrimitive()) {
            return kryo.serializerOf(type).read(kryo, input, (Class<Object>) type);
        }
        return kryo.readObjectOrNull(input, type, kryo.serializerOf(type));
    }

    private @Nullable Object get(Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new LinkageError(this + " was made accessible", e);
        }
    }

    void set(Object owner, @Nullable Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new TranscodingException("the field " + this + " cannot be set", e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new TranscodingException(
                    "the field " + this + " cannot hold a "
                            + (value == null ? "null" : value.getClass().getTypeName()),
                    e);
        }
    }

    @Override
    public String toString() {
        return field.getDeclaringClass().getTypeName() + "." + field.getName();
    }
}
