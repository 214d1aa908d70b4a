package io.memwire.serialization.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.spi.Serializer;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final Module MODULE = ServicesTest.class.getModule();

    @Test
    void offersTheSerializerByItsNameAndFlags() {
        assertTrue(MODULE.isNamed(), "the tests run on the module path");
        MODULE.addUses(Serializer.class);

        List<Serializer> found = ServiceLoader.load(Serializer.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertEquals(List.of("kryo"), found.stream().map(Serializer::name).toList());
        assertEquals(0x4d001000, found.get(0).flags());
    }
}
