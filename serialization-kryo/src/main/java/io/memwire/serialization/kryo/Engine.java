package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoSerializable;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.KryoBufferOverflowException;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.objenesis.instantiator.ObjectInstantiator;
import com.esotericsoftware.kryo.kryo5.serializers.EnumNameSerializer;
import com.esotericsoftware.kryo.kryo5.util.Util;
import io.memwire.api.TranscodingException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Kryo with its buffers: writes or reads one value at a time, on one thread at a time. A value is a byte that tells the
 * {@link ClassEvolution} it was written with, then the class and the object as Kryo writes them.
 *
 * <p>Kryo's part is the class ids, the references and the leaves (numbers, text, times). Objects, records, arrays,
 * collections and maps are written by codecs of this module: Kryo's own allocate what the bytes declare before they look how
 * many bytes there are, and set fields without a look at the type.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's methods are raw
final class Engine extends Kryo {
    private static final int FIRST_BUFFER = 1024;
    private static final int LARGEST_BUFFER_KEPT = 64 * 1024;
    private static final int MOST_FAILURES = 100;

    private final Settings settings;
    private final References references;
    private final BoundedInput input = new BoundedInput();
    private final Output output;
    private int valueNumber;
    private boolean working; // still set after an Error
    private int failures;
    private boolean byName;
    private @Nullable Member at;

    Engine(Settings settings) {
        this(settings, new References(settings.maxDepth()));
    }

    private Engine(Settings settings, References references) {
        super(new ClassNumbers(), references);
        this.settings = settings;
        this.references = references;
        this.output = new Output(Math.min(FIRST_BUFFER, settings.maxOutputBytes()), settings.maxOutputBytes());
        setRegistrationRequired(settings.registrationRequired());
        setClassLoader(settings.classLoader());
        setAutoReset(false); // done once per value, below
        setOptimizedGenerics(false); // what a declaration says of type arguments, the objects need not keep
        BuiltInClasses.register(this, settings.classes());
        for (Registered registered : settings.classes()) {
            Supplier<? extends Serializer<?>> serializers = registered.serializers();
            register(
                    registered.type(),
                    serializers != null ? serializers.get() : getDefaultSerializer(registered.type()),
                    registered.classId());
        }
    }

    byte[] write(Object value) {
        valueNumber++;
        working = true;
        byName = settings.evolution() == ClassEvolution.BY_NAME;
        try {
            output.writeByte(settings.evolution().format());
            writeClassAndObject(output, value);
            byte[] data = output.toBytes();
            working = false;
            return data;
        } catch (KryoBufferOverflowException e) {
            failures++;
            working = false;
            throw new TranscodingException(
                    "kryo needs more than maxOutputBytes, " + settings.maxOutputBytes() + ", for a "
                            + value.getClass().getTypeName(),
                    e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw failed("cannot write a " + value.getClass().getTypeName(), e);
        } finally {
            reset();
            output.reset();
            if (output.getBuffer().length > LARGEST_BUFFER_KEPT) {
                output.setBuffer(new byte[FIRST_BUFFER], settings.maxOutputBytes());
            }
        }
    }

    <T> T read(byte[] data, Class<T> type) {
        valueNumber++;
        working = true;
        input.begin(data);
        references.begin(data.length);
        try {
            byName = readFormat();
            Class stored = readClassOf(type);
            Object value = readObject(input, stored);
            if (input.remaining() != 0) {
                throw new TranscodingException(input.remaining() + " bytes follow the object");
            }
            T cast = type.cast(value);
            working = false;
            return cast;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw failed("cannot read these " + data.length + " bytes (stopped at " + input.position() + ")", e);
        } finally {
            reset();
            input.close();
        }
    }

    private boolean readFormat() {
        int format = input.readByte();
        for (ClassEvolution evolution : ClassEvolution.values()) {
            if (evolution.format() == format) {
                return evolution == ClassEvolution.BY_NAME;
            }
        }
        throw new TranscodingException("they are of format " + format + ", which is not known here");
    }

    /** Reads the class of the value, and refuses another than was asked for before an object of it is made. */
    private Class readClassOf(Class<?> asked) {
        Registration registration = readClass(input);
        if (registration == null) {
            throw new TranscodingException("they hold no object");
        }
        Class<?> stored = registration.getType();
        if (!asked.isAssignableFrom(Util.getWrapperClass(stored))) {
            throw new TranscodingException("they hold a "
                    + Util.getWrapperClass(stored).getTypeName() + ", and a " + asked.getTypeName() + " was asked for");
        }
        return stored;
    }

    /** Tells what failed and where; what a library says of it could quote the value, so only its class is told. */
    private TranscodingException failed(String what, Throwable cause) {
        String where = at == null ? "" : " at the field " + at;
        failures++;
        working = !(cause instanceof RuntimeException);
        return new TranscodingException(
                "kryo (io.memwire.serialization.kryo) " + what + where + ": " + why(cause), cause);
    }

    private String why(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return "the stack is too small for objects that lie so deep, maxDepth is " + settings.maxDepth();
        }
        for (Throwable below = cause; below != null; below = below.getCause()) { // Kryo may have wrapped ours
            if (below instanceof TranscodingException) {
                return String.valueOf(below.getMessage());
            }
        }
        return cause.getClass().getName();
    }

    /**
     * Whether it can go on. A failure leaves a few numbers on a stack in Kryo, below all others and out of reach, so it must
     * not be many of them; after an Error nobody knows.
     */
    boolean isFit() {
        return !working && failures < MOST_FAILURES;
    }

    /** Whether the value in work holds the names of fields. */
    boolean byName() {
        return byName;
    }

    /** The number of the value in work, for what is written once per value. */
    int valueNumber() {
        return valueNumber;
    }

    References references() {
        return references;
    }

    /** Notes the field in work, for messages; returns the one before, to be noted again afterwards. */
    @Nullable
    Member enter(@Nullable Member member) {
        Member before = at;
        at = member;
        return before;
    }

    /** The serializer of a class, as one for any object: that it gets its own is up to the caller. */
    Serializer<Object> serializerOf(Class<?> type) {
        return getSerializer(type);
    }

    @Override
    public Serializer getDefaultSerializer(Class type) {
        Class<?> asked = type;
        if (asked.isArray() && !asked.getComponentType().isPrimitive()) {
            return new ArrayCodec();
        }
        if (Enum.class.isAssignableFrom(asked) && asked != Enum.class) {
            return new EnumNameSerializer((Class<? extends Enum>) asked);
        }
        if (KryoSerializable.class.isAssignableFrom(asked) || getDefaultSerializerForAnnotatedType(asked) != null) {
            return super.getDefaultSerializer(asked);
        }
        if (asked.isRecord()) {
            return new RecordCodec<>(this, asked);
        }
        if (asked.isInterface() || Modifier.isAbstract(asked.getModifiers())) {
            throw new TranscodingException(
                    asked.getTypeName() + " has no objects of its own: register the classes that implement it");
        }
        if (Collection.class.isAssignableFrom(asked)) {
            var instances = Instances.byConstructor(asked);
            return CollectionCodec.of(() -> (Collection<Object>) instances.make());
        }
        if (Map.class.isAssignableFrom(asked)) {
            var instances = Instances.byConstructor(asked);
            return MapCodec.of(() -> (Map<Object, Object>) instances.make());
        }
        return super.getDefaultSerializer(asked);
    }

    /** Asked for what Kryo has no serializer for. */
    @Override
    protected Serializer newDefaultSerializer(Class type) {
        return new ObjectCodec<>(this, type);
    }

    @Override
    protected ObjectInstantiator newInstantiator(Class type) {
        return Instances.of(type)::make;
    }

    @Override
    protected String unregisteredClassMessage(Class type) {
        throw new TranscodingException(Advice.notRegistered(type));
    }

    @Override
    public void reset() {
        super.reset(); // that of the references too
        at = null;
    }
}
