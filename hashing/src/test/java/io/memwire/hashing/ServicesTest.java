package io.memwire.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
                Set.of("cmemcache", "cmemcache-1.60", "crc32-signed", "crc32-unsigned"),
                ServiceLoader.load(KeyHasher.class).stream()
                        .map(hasher -> hasher.get().name())
                        .collect(Collectors.toSet()));
    }

    @Test
    void offersEveryLocatorByItsName() {
        assertEquals(
                Set.of("modulo", "modulo-scan"),
                ServiceLoader.load(NodeLocatorFactory.class).stream()
                        .map(locator -> locator.get().name())
                        .collect(Collectors.toSet()));
    }
}
