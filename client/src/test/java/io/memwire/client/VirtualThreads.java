package io.memwire.client;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ThreadFactory;

/** Virtual threads where the JDK has them: the tests run on 17 too. */
final class VirtualThreads {
    private VirtualThreads() {}

    /** Makes virtual threads on JDK 21 and later, else platform threads. */
    static ThreadFactory availableFactory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (NoSuchMethodException e) {
            return Thread::new;
        } catch (IllegalAccessException | InvocationTargetException | ClassNotFoundException e) {
            throw new LinkageError("virtual threads are not as JDK 21 has them", e);
        }
    }
}
