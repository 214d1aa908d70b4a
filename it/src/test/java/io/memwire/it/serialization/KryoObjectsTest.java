package io.memwire.it.serialization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.TranscodingException;
import io.memwire.serialization.kryo.KryoClasses;
import io.memwire.serialization.kryo.KryoRegistration;
import io.memwire.serialization.kryo.KryoSerializer;
import io.memwire.testkit.EmbeddedServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects of an application, on the whole road: found serializer, client, server, another client. */
public class KryoObjectsTest {
    record Article(String name, int count) {}

    record Order(long number, Instant placed, List<Article> articles) {}

    record Unknown(String name) {}

    /** The classes of this application, as module-info names them. */
    public static final class ShopClasses implements KryoRegistration {
        @Override
        public void register(KryoClasses classes) {
            classes.register(Order.class, 1).register(Article.class, 2);
        }
    }

    private static final Order ORDER =
            new Order(17, Instant.EPOCH, List.of(new Article("tea", 2), new Article("cup", 1)));

    private final EmbeddedServer server = EmbeddedServer.start();
    private final MemcacheClient writer = client();
    private final MemcacheClient reader = client();

    private MemcacheClient client() {
        return MemcacheClient.builder()
                .servers(server.address())
                .serializer("kryo")
                .build();
    }

    @BeforeEach
    void kryoIsAModule() {
        assertTrue(KryoSerializer.class.getModule().isNamed(), "found on the module path");
    }

    @AfterEach
    void close() {
        writer.close();
        reader.close();
        server.close();
    }

    @Test
    void oneClientReadsTheRecordsOfAnother() {
        assertTrue(writer.set("order", ORDER));

        assertEquals(ORDER, reader.get("order", Order.class));
        assertEquals(ORDER, reader.async().get("order", Order.class).join());
    }

    @Test
    void aSerializerGivenByHandReadsThemToo() {
        writer.set("order", ORDER);
        var kryo = KryoSerializer.builder()
                .register(Order.class, 1)
                .register(Article.class, 2)
                .build();

        try (var byHand = MemcacheClient.builder()
                .servers(server.address())
                .serializer(kryo)
                .build()) {
            assertEquals(ORDER, byHand.get("order", Order.class));
        }
    }

    @Test
    void saysHowToRegisterAClassBeforeAnythingIsSent() {
        var e = assertThrows(TranscodingException.class, () -> writer.set("key", List.of(new Unknown("value"))));

        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("KryoObjectsTest$Unknown is not registered"), message);
        assertTrue(message.contains("KryoSerializer.builder().register(Unknown.class, 1)"), message);
        assertTrue(message.contains("KryoRegistration"), message);
        assertFalse(message.contains("[name="), "the message quotes the value");
    }

    @Test
    void namesBothTypesWhenAnotherIsAskedFor() {
        writer.set("order", ORDER);

        var e = assertThrows(TranscodingException.class, () -> reader.get("order", Article.class));

        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("$Order") && message.contains("$Article"), message);
    }
}
