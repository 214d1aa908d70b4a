package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An application that has the API and forgot the client. */
class WithoutImplementationTest {
    private static final String API = "io.memwire.api";

    @Test
    void saysWhatToAdd() throws Exception {
        Path api = Path.of(MemcacheClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleLayer boot = ModuleLayer.boot();
        ModuleLayer alone = boot.defineModulesWithOneLoader(
                boot.configuration().resolveAndBind(ModuleFinder.of(api), ModuleFinder.of(), Set.of(API)),
                ClassLoader.getPlatformClassLoader());
        Class<?> client = alone.findLoader(API).loadClass(MemcacheClient.class.getName());
        Object builder = client.getMethod("builder").invoke(null);

        InvocationTargetException thrown = assertThrows(
                InvocationTargetException.class,
                () -> builder.getClass().getMethod("build").invoke(builder));

        Throwable cause = requireNonNull(thrown.getCause());
        assertEquals(IllegalStateException.class, cause.getClass());
        String message = String.valueOf(cause.getMessage());
        assertTrue(message.contains("io.memwire:memwire-client"), message);
        assertTrue(message.contains("--add-modules io.memwire.client"), message);
    }
}
