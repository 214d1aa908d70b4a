package io.memwire.migration;

import io.memwire.api.TranscodingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Java serialization of the objects that a client's layout has no word for. Whoever can write to the cache chooses which
 * classes a reader deserializes, and some classes run code when they are. So nothing is read without a filter that lists
 * the classes of the application's values:
 *
 * <pre>{@code
 * ObjectInputFilter classes = ObjectInputFilter.Config.createFilter(
 *         "com.example.model.*;java.util.*;java.time.*;java.math.*;java.lang.*;!*");
 * JavaSerialization.filteredBy(classes)
 * }</pre>
 *
 * <p>A class that the filter leaves undecided is refused, but for text, wrappers of primitives, and arrays of these,
 * of primitives and of {@code Object}.
 * A filter for the whole JVM ({@code jdk.serialFilter}) is asked too. Dynamic proxies are refused. An array may not be
 * longer than its value has bytes, so that a few bytes cannot ask for gigabytes.
 *
 * <p>What remains: hash tables inside hash tables cost time that no limit here bounds. Leave Java serialization behind when
 * all is moved ({@link TranscoderBuilder#serializer}).
 *
 * <p>Immutable, thread-safe.
 *
 * @since 0.1
 */
public final class JavaSerialization {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_REFERENCES = 1_000_000;

    private final ObjectInputFilter filter;
    private final int maxDepth;
    private final int maxReferences;
    private final @Nullable ClassLoader classLoader;

    private JavaSerialization(
            ObjectInputFilter filter, int maxDepth, int maxReferences, @Nullable ClassLoader classLoader) {
        this.filter = filter;
        this.maxDepth = maxDepth;
        this.maxReferences = maxReferences;
        this.classLoader = classLoader;
    }

    /**
     * Reads only what the filter allows. Its own limits ({@code maxarray} and the like) hold besides those here.
     *
     * @param filter is asked for every class; thread-safe
     */
    public static JavaSerialization filteredBy(ObjectInputFilter filter) {
        return new JavaSerialization(Arguments.notNull(filter, "filter"), MAX_DEPTH, MAX_REFERENCES, null);
    }

    /** The same with another limit on objects inside objects; 100 by default. Each level takes stack. */
    public JavaSerialization withMaxDepth(int depth) {
        return new JavaSerialization(filter, Arguments.atLeast(1, depth, "maxDepth"), maxReferences, classLoader);
    }

    /** The same with another limit on objects in one value; 1,000,000 by default. */
    public JavaSerialization withMaxReferences(int references) {
        return new JavaSerialization(filter, maxDepth, Arguments.atLeast(1, references, "maxReferences"), classLoader);
    }

    /** The same with the loader of the application's classes; the thread's context class loader by default. */
    public JavaSerialization withClassLoader(ClassLoader loader) {
        return new JavaSerialization(filter, maxDepth, maxReferences, Arguments.notNull(loader, "classLoader"));
    }

    byte[] write(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (NotSerializableException e) {
            throw new TranscodingException("it holds a class that is not Serializable, " + e.getMessage(), e);
        } catch (IOException | StackOverflowError e) {
            throw new TranscodingException(
                    "Java serialization failed with " + e.getClass().getName(), e);
        }
        return bytes.toByteArray();
    }

    /** Restores an object; null if that is what was written. */
    @Nullable
    Object read(byte[] data) {
        var limits = new SerialFilter(filter, maxDepth, maxReferences, data.length);
        var bytes = new ByteArrayInputStream(data);
        Object value;
        try (var in = new FilteredObjectInput(bytes, limits, classLoader)) {
            value = in.readObject();
        } catch (ClassNotFoundException e) {
            throw new TranscodingException("its class is not present: " + e.getMessage(), e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new TranscodingException(
                    limits.why("its Java serialization is corrupt or not accepted by its class: "
                            + e.getClass().getName()),
                    e);
        }
        if (limits.hasRefused()) { // and a class caught the exception that followed
            throw new TranscodingException(limits.why(""));
        }
        if (bytes.available() > 0) {
            throw new TranscodingException(bytes.available() + " bytes follow the end of its Java serialization");
        }
        return value;
    }
}
