package io.memwire.migration;

import io.memwire.api.spi.EncodedValue;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * A transcoder of spymemcached, or of AWS's client, whose classes have the same names and therefore a class loader of
 * their own.
 */
final class SpyPeer implements Peer {
    private static final ClassLoader AWS = awsLoader();

    private final Object transcoder;
    private final Class<?> cachedData;

    private SpyPeer(ClassLoader loader, Layout layout) {
        try {
            transcoder = loader.loadClass("net.spy.memcached.transcoders." + layout.theirName())
                    .getConstructor()
                    .newInstance();
            cachedData = loader.loadClass("net.spy.memcached.CachedData");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static SpyPeer spymemcached(Layout layout) {
        return new SpyPeer(SpyPeer.class.getClassLoader(), layout);
    }

    static SpyPeer aws(Layout layout) {
        return new SpyPeer(AWS, layout);
    }

    /** Where the class of its transcoder came from. */
    String jar() {
        return transcoder
                .getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    void call(String setter, Class<?> type, Object argument) {
        try {
            transcoder.getClass().getMethod(setter, type).invoke(transcoder, argument);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public EncodedValue encode(Object value) {
        try {
            Object encoded =
                    transcoder.getClass().getMethod("encode", Object.class).invoke(transcoder, value);
            return new EncodedValue((int) cachedData.getMethod("getFlags").invoke(encoded), (byte[])
                    cachedData.getMethod("getData").invoke(encoded));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Object decode(EncodedValue stored) {
        try {
            Object data = cachedData
                    .getConstructor(int.class, byte[].class, int.class)
                    .newInstance(stored.flags(), stored.data(), stored.data().length);
            return transcoder.getClass().getMethod("decode", cachedData).invoke(transcoder, data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClassLoader awsLoader() {
        File jar = new File(System.getProperty("memwire.elasticache.jar", "target/elasticache.jar"));
        if (!jar.isFile()) {
            throw new IllegalStateException(jar + " is not there: run the build, which copies it");
        }
        var allButSpymemcached = new ClassLoader(SpyPeer.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("net.spy.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        try {
            return new URLClassLoader(new URL[] {jar.toURI().toURL()}, allButSpymemcached);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
