package io.memwire.serialization.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ServicesTest {
    @Test
    void offersItselfByItsName() {
        Module module = ServicesTest.class.getModule();
        assertTrue(module.isNamed(), "the tests run on the module path");
        module.addUses(Serializer.class);

        List<Serializer> found = ServiceLoader.load(Serializer.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertEquals(List.of("pickle"), found.stream().map(Serializer::name).toList());
        assertEquals(ClientFlags.PICKLE, found.get(0).flags());
    }
}
