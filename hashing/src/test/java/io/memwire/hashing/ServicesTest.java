package io.memwire.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import java.lang.reflect.Field;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {
    private static final Module MODULE = ServicesTest.class.getModule();

    @BeforeAll
    static void readTheServices() {
        assertTrue(MODULE.isNamed(), "the tests run on the module path");
        MODULE.addUses(KeyHasher.class).addUses(NodeLocatorFactory.class);
    }

    @Test
    void offersEveryHasherByItsName() {
        assertEquals(
                Set.of(
                        "cmemcache",
                        "cmemcache-1.60",
                        "crc32-signed",
                        "crc32-unsigned",
                        "fnv1-32",
                        "fnv1-32-utf16",
                        "fnv1-64",
                        "fnv1-64-utf16",
                        "fnv1a-32",
                        "fnv1a-32-utf16",
                        "fnv1a-64",
                        "fnv1a-64-utf16",
                        "java-string",
                        "md5",
                        "murmur3-32",
                        "one-at-a-time",
                        "one-at-a-time-unsigned",
                        "sha-384"),
                ServiceLoader.load(KeyHasher.class).stream()
                        .map(hasher -> hasher.get().name())
                        .collect(Collectors.toSet()));
    }

    @Test
    void offersEveryLocatorByItsName() {
        assertEquals(
                Set.of(
                        "array-mod",
                        "jump",
                        "ketama-elasticache",
                        "ketama-elasticache-weighted",
                        "ketama-folsom",
                        "ketama-libmemcached",
                        "ketama-libmemcached-weighted",
                        "ketama-spymemcached",
                        "ketama-spymemcached-weighted",
                        "ketama-xmemcached",
                        "ketama-xmemcached-libmemcached",
                        "ketama-xmemcached-nginx",
                        "modulo",
                        "modulo-scan",
                        "rendezvous"),
                ServiceLoader.load(NodeLocatorFactory.class).stream()
                        .map(locator -> locator.get().name())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(classes = {KeyHashers.class, NodeLocators.class})
    void offersEveryConstantAsAService(Class<?> constants) throws IllegalAccessException {
        for (Field field : constants.getFields()) {
            Object constant = field.get(null);

            assertTrue(
                    ServiceLoader.load(field.getType()).stream()
                            .anyMatch(provider -> provider.type() == constant.getClass()),
                    field.getName());
        }
    }
}
