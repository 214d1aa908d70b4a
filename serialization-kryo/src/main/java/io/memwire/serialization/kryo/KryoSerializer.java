package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.util.Util;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Java objects as bytes, by Kryo 5. A client finds it by itself when the module is present, with the classes that
 * {@link KryoRegistration}s bring; or make one and give it to the client's builder:
 *
 * <pre>{@code
 * var kryo = KryoSerializer.builder().register(Order.class, 1).register(Customer.class, 2).build();
 * var cache = MemcacheClient.builder().serializer(kryo).build();
 * }</pre>
 *
 * <p><b>What needs no registration:</b> text, numbers, booleans, characters and their arrays, {@code Object[]}; the usual
 * collections and maps of {@code java.util} and {@code java.util.concurrent}, {@code List.of} and its kin,
 * {@code Arrays.asList}, empty, singleton and unmodifiable ones, {@code EnumSet}, {@code EnumMap}; the natural and reversed
 * comparators of a sorted one; {@code java.time}; {@code Optional} and its kin, {@code BigInteger}, {@code BigDecimal},
 * {@code UUID}, {@code URI}, {@code Locale}, {@code Currency}, {@code Pattern}, {@code BitSet}, {@code Date} and the atomic
 * classes. Anything else is registered with an id, see {@link KryoClasses}.
 *
 * <p><b>Objects</b> are stored by their fields, transient ones excepted, and references are kept: an object that is reached
 * twice is stored once, and may be reached from itself. Only an object that is complete when it is made (a record,
 * {@code List.of}, {@code Optional}) cannot hold itself; that is refused. Text, numbers and times are stored as often as
 * they occur. {@link ClassEvolution} says what happens when fields change.
 *
 * <p><b>Bytes are not trusted.</b> Whatever they are, reading ends in an object of the type asked for or in a
 * {@link TranscodingException}; objects of a class that is not registered are never made. Memory is in proportion to the
 * bytes, nesting has a limit, and Kryo's access to raw memory is not used. What the constructors and {@code hashCode} of your
 * own classes do is up to them.
 *
 * <p>Thread-safety: one instance serves all threads at once, virtual ones too. It keeps a few idle engines and no
 * thread-locals.
 *
 * @since 0.1
 */
public final class KryoSerializer implements Serializer {
    private static final int ID = 16;

    static {
        keepKryoFromRawMemory();
    }

    private final EnginePool engines;

    /**
     * Makes the serializer that {@link java.util.ServiceLoader} finds: all defaults, and the classes of all
     * {@link KryoRegistration}s.
     *
     * @throws InvalidRequestException if two of those clash, or one fails
     */
    public KryoSerializer() {
        this(builder().foundRegistrations().settings());
    }

    private KryoSerializer(Settings settings) {
        this.engines = new EnginePool(settings);
    }

    /** Starts to make one with other options; no {@link KryoRegistration} is looked for unless asked. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return "kryo";
    }

    @Override
    public int flags() {
        return ClientFlags.serializer(ID);
    }

    @Override
    public byte[] serialize(Object value) {
        Engine engine = engines.take();
        try {
            return engine.write(value);
        } finally {
            engines.giveBack(engine);
        }
    }

    @Override
    public <T> @Nullable T deserialize(byte[] data, Class<T> type) {
        Engine engine = engines.take();
        try {
            return engine.read(data, type);
        } finally {
            engines.giveBack(engine);
        }
    }

    /**
     * Kryo decides once, when its class {@code Util} is initialized, whether it uses {@code sun.misc.Unsafe}, which it may
     * unless a system property says no. Newer JDKs warn of that, and its unchecked writes are nothing for bytes from
     * elsewhere. The property is taken back at once: another copy of Kryo in this JVM shall not notice.
     */
    private static void keepKryoFromRawMemory() {
        String property = "kryo.unsafe";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "false");
            Util.isUnsafeAvailable();
            System.clearProperty(property);
        }
    }

    /**
     * Collects the options of a {@link KryoSerializer}. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder implements KryoClasses {
        private final Map<Class<?>, Registered> classes = new LinkedHashMap<>();
        private final Map<Integer, Class<?>> taken = new LinkedHashMap<>();
        private int withoutId;
        private boolean registrationRequired = true;
        private ClassLoader classLoader = KryoSerializer.class.getClassLoader();
        private ClassEvolution evolution = ClassEvolution.STRICT;
        private int maxDepth = 256;
        private int maxOutputBytes = 16 << 20;
        private int maxIdle = 2 * Runtime.getRuntime().availableProcessors();

        private Builder() {}

        /**
         * Registers a class without an id; its place among those registered so is its number. Every application that shares
         * the cache must register the same classes so, in the same order: fine within one program, else prefer an id.
         *
         * @param type a concrete class, see {@link KryoClasses#register(Class, int)}
         * @return this
         * @throws InvalidRequestException if the class is registered with an id already
         */
        public Builder register(Class<?> type) {
            Registered known = classes.get(type);
            if (known != null && known.classId() < ClassIds.ofId(type, 1)) {
                return this;
            }
            return add(new Registered(type, ClassIds.byOrder(type, withoutId++), null));
        }

        @Override
        public Builder register(Class<?> type, int id) {
            return add(new Registered(type, ClassIds.ofId(type, id), null));
        }

        @Override
        public <T> Builder register(
                Class<T> type,
                int id,
                Supplier<? extends com.esotericsoftware.kryo.kryo5.Serializer<? super T>> serializers) {
            return add(new Registered(type, ClassIds.ofId(type, id), serializers));
        }

        private Builder add(Registered added) {
            Class<?> type = added.type();
            if (BuiltInClasses.contains(type)) {
                throw new InvalidRequestException(
                        type.getTypeName() + " is known to kryo as it is: do not register it");
            }
            Class<?> owner = taken.putIfAbsent(added.classId(), type);
            if (owner != null && owner != type) {
                throw new InvalidRequestException(ClassIds.describe(added.classId()) + " is claimed by two classes, "
                        + owner.getTypeName() + " and " + type.getTypeName() + ": give one of them another");
            }
            Registered known = classes.putIfAbsent(type, added);
            if (known != null && known.classId() != added.classId()) {
                throw new InvalidRequestException(type.getTypeName() + " is registered twice, as "
                        + ClassIds.describe(known.classId()) + " and as " + ClassIds.describe(added.classId()));
            }
            return this;
        }

        /**
         * Registers the classes of every {@link KryoRegistration} that {@link java.util.ServiceLoader} finds.
         *
         * @return this
         * @throws InvalidRequestException if two claim one id, or one fails
         */
        public Builder foundRegistrations() {
            try {
                FoundRegistrations.registerAll(this);
            } catch (ServiceConfigurationError | LinkageError e) {
                throw new InvalidRequestException(
                        "cannot load a KryoRegistration: " + e.getMessage() + "; repair or remove it", e);
            }
            return this;
        }

        /**
         * Whether only registered classes are written and read; default true. Without it the names of other classes are
         * stored, and whoever can write to the cache chooses which classes of the application objects are made of: for
         * caches that nobody else can reach.
         *
         * @return this
         */
        public Builder registrationRequired(boolean required) {
            this.registrationRequired = required;
            return this;
        }

        /**
         * The loader that finds classes stored by name, when registration is not required; default is that of this module.
         *
         * @return this
         */
        public Builder classLoader(ClassLoader loader) {
            this.classLoader = loader;
            return this;
        }

        /** How objects are written; default {@link ClassEvolution#STRICT}. Returns this. */
        public Builder evolution(ClassEvolution written) {
            this.evolution = written;
            return this;
        }

        /**
         * How deep objects may lie within each other, both ways; default 256. Deeper ones, such as long linked lists, need
         * a larger stack.
         *
         * @throws InvalidRequestException if it is below 1
         */
        public Builder maxDepth(int depth) {
            this.maxDepth = atLeastOne("maxDepth", depth);
            return this;
        }

        /**
         * Longest form of an object in bytes, before compression; default 16 MiB.
         *
         * @throws InvalidRequestException if it is below 1
         */
        public Builder maxOutputBytes(int bytes) {
            this.maxOutputBytes = atLeastOne("maxOutputBytes", bytes);
            return this;
        }

        /**
         * How many engines are kept while idle; default twice the processors. More are made when more threads write or read
         * at once, and dropped afterwards: nobody waits for one.
         *
         * @throws InvalidRequestException if it is below 1
         */
        public Builder maxIdleEngines(int engines) {
            this.maxIdle = atLeastOne("maxIdleEngines", engines);
            return this;
        }

        private static int atLeastOne(String name, int number) {
            if (number < 1) {
                throw new InvalidRequestException(name + " is " + number + ", below 1");
            }
            return number;
        }

        /**
         * Makes the serializer.
         *
         * @throws InvalidRequestException if a registered class cannot be stored, for example because its package is not
         *     open to this module; says how to open it
         */
        public KryoSerializer build() {
            return new KryoSerializer(settings());
        }

        private Settings settings() {
            return new Settings(
                    List.copyOf(new ArrayList<>(classes.values())),
                    registrationRequired,
                    classLoader,
                    evolution,
                    maxDepth,
                    maxOutputBytes,
                    maxIdle);
        }
    }
}
