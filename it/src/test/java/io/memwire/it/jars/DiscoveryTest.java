package io.memwire.it.jars;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The client finds plug-ins by their jars alone, on the module path and on the class path, each apart from this test's. */
class DiscoveryTest {
    private static final Pattern PUBLISHED =
            Pattern.compile("memwire-(api|hashing|protocol-text|client|compression-.+)");

    /** The libraries of those, as this test was given them. */
    private static final Pattern LIBRARIES = Pattern.compile("(slf4j-api|lz4-java|zstd-jni)-.*\\.jar");

    private static List<Path> jars() {
        var jars = new ArrayList<Path>();
        for (PublishedJar jar : PublishedJar.all()) {
            if (PUBLISHED.matcher(jar.artifact()).matches()) {
                jars.add(jar.path());
            }
        }
        Stream.of("jdk.module.path", "java.class.path")
                .flatMap(property -> Stream.of(System.getProperty(property, "").split(File.pathSeparator)))
                .map(Path::of)
                .filter(path -> path.getFileName() != null
                        && LIBRARIES.matcher(path.getFileName().toString()).matches())
                .forEach(jars::add);
        return jars;
    }

    @Test
    void onTheModulePath() throws Exception {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolveAndBind(
                        ModuleFinder.of(jars().toArray(Path[]::new)), ModuleFinder.of(), Set.of("io.memwire.client"));
        ModuleLayer layer = boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());

        Class<?> client = layer.findLoader("io.memwire.api").loadClass("io.memwire.api.MemcacheClient");

        assertTrue(client.getModule().isNamed());
        assertFindsAll(client);
    }

    @Test
    void onTheClassPath() throws Exception {
        var urls = new ArrayList<URL>();
        for (Path jar : jars()) {
            urls.add(jar.toUri().toURL());
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> client = loader.loadClass("io.memwire.api.MemcacheClient");

            assertEquals(false, client.getModule().isNamed());
            assertFindsAll(client);
        }
    }

    private static void assertFindsAll(Class<?> client) throws Exception {
        for (String compressor : List.of("lz4", "zstd")) {
            ((AutoCloseable) requireNonNull(build(client, compressor))).close();
        }
        Throwable refused = requireNonNull(assertThrows(InvocationTargetException.class, () -> build(client, "none"))
                .getCause());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("(present: lz4, zlib, zstd)"), message);
    }

    private static Object build(Class<?> client, String compressor) throws Exception {
        Object builder = client.getMethod("builder").invoke(null);
        builder.getClass().getMethod("compressor", String.class).invoke(builder, compressor);
        return builder.getClass().getMethod("build").invoke(builder);
    }
}
