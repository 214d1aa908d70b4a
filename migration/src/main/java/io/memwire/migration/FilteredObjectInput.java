package io.memwire.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads objects with the application's class loader, through a filter, and no dynamic proxies. */
final class FilteredObjectInput extends ObjectInputStream {
    private final ClassLoader classLoader;

    FilteredObjectInput(InputStream in, SerialFilter filter, @Nullable ClassLoader given) throws IOException {
        super(in);
        ClassLoader context = given != null ? given : Thread.currentThread().getContextClassLoader();
        classLoader = Objects.requireNonNullElseGet(context, ClassLoader::getSystemClassLoader);
        filter.joinWith(getObjectInputFilter());
        setObjectInputFilter(filter);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        try {
            return Class.forName(description.getName(), false, classLoader); // not initialized: the filter comes first
        } catch (ClassNotFoundException e) {
            return super.resolveClass(description); // the primitive types, and what this module sees
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidClassException("a dynamic proxy");
    }
}
