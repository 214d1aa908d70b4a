package io.memwire.it.soak;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Virtual threads where the JDK has them: the tests are Java 17. */
final class VirtualThreads {
    private static final @Nullable ThreadFactory FACTORY = factoryIfAny();

    private VirtualThreads() {}

    static boolean areAvailable() {
        return FACTORY != null;
    }

    /** Makes virtual threads. */
    static ThreadFactory factory() {
        if (FACTORY == null) {
            throw new IllegalStateException("no virtual threads before JDK 21");
        }
        return FACTORY;
    }

    private static @Nullable ThreadFactory factoryIfAny() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (NoSuchMethodException e) {
            return null; // JDK 17
        } catch (IllegalAccessException | InvocationTargetException | ClassNotFoundException e) {
            throw new LinkageError("virtual threads are not as JDK 21 has them", e);
        }
    }
}
