package com.example.memwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSerializerTest {
    private static final String SAMPLE = "{\"number\":17,\"day\":\"2027-01-31\",\"state\":\"PAID\",\"lines\":["
            + "{\"article\":\"tea ☕\",\"count\":2,\"cents\":450},{\"article\":\"cup\",\"count\":1,\"cents\":1200}],"
            + "\"notes\":{\"gift\":\"yes\"}}";

    private final JsonSerializer json = new JsonSerializer();

    @Test
    void nameFlagsAndBytesStayAsTheyWerePublished() {
        assertEquals("json", json.name());
        assertEquals(0x4d00_c800, json.flags());
        assertArrayEquals(SAMPLE.getBytes(UTF_8), json.serialize(Order.SAMPLE));
    }

    @Test
    void readsWhatItWrote() {
        assertEquals(Order.SAMPLE, json.deserialize(json.serialize(Order.SAMPLE), Order.class));
        assertEquals(List.of(1, 2), json.deserialize(json.serialize(List.of(1, 2)), List.class));
    }

    @Test
    void readsAMapWhenAnyClassWillDo() {
        assertEquals(Map.of("a", 1), read("{\"a\":1}", Object.class));
    }

    @Test
    void readsNullAsNone() {
        assertNull(read("null", Order.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'article':'tea','count':2}",
                "{'article':'tea','count':2,'cents':null}",
                "{'article':'tea','count':2,'cents':1,'more':1}",
                "{'article':'tea','count':'2','cents':1}",
                "{'article':'tea','count':2.5,'cents':1}",
                "{'article':'tea','count':2,'cents':1} 2",
                "[]"
            })
    void refusesAnotherShapeOfTheClassAndAnythingAfterIt(String stored) {
        var refused = assertThrows(TranscodingException.class, () -> read(stored.replace('\'', '"'), Order.Line.class));

        assertTrue(
                refused.getMessage()
                        .matches("it is no JSON, or that of a class of another shape"
                                + " \\(\\w+Exception( at byte \\d+)?\\)"),
                refused.getMessage());
    }

    @Test
    void neverQuotesTheValue() {
        for (String stored : List.of("\"secret\"", "secret", "{\"secret\":1}", "{\"count\":\"secret\"}")) {
            var refused = assertThrows(TranscodingException.class, () -> read(stored, Order.Line.class));

            assertTrue(!refused.getMessage().contains("secret"), refused.getMessage());
            assertNull(refused.getCause(), "a log prints the causes too");
        }
    }

    @Test
    void refusesToWriteACircleOrWhatHasNoProperties() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);

        var refused = assertThrows(TranscodingException.class, () -> json.serialize(circle));
        assertTrue(refused.getMessage().contains("refers to itself"), refused.getMessage());
        refused = assertThrows(TranscodingException.class, () -> json.serialize(new Object()));
        assertEquals(
                "Jackson finds no way into the class; make it a record or a"
                        + " bean, in a package that its module opens to tools.jackson.databind",
                refused.getMessage());
    }

    @Test
    void refusesMoreThanItsLimits() {
        var small = new JsonSerializer(new JsonLimits(5, 2));

        assertEquals(List.of(List.of()), small.deserialize(small.serialize(List.of(List.of())), List.class));
        for (Object tooMuch : List.of("123456", List.of(List.of(List.of())))) {
            assertThrows(TranscodingException.class, () -> small.serialize(tooMuch));
        }
        for (String tooMuch : List.of("[1,2,3]", "[[[]]]")) {
            assertThrows(TranscodingException.class, () -> small.deserialize(tooMuch.getBytes(UTF_8), List.class));
        }
    }

    @Test
    void manyThreadsMayUseOne() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> work = () -> {
                for (int number = 0; number < 500; number++) {
                    var line = new Order.Line("tea", number, number);
                    assertEquals(line, json.deserialize(json.serialize(line), Order.Line.class));
                }
                return 500;
            };
            for (var done : threads.invokeAll(List.of(work, work, work, work, work, work, work, work))) {
                assertEquals(500, done.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private <T> T read(String stored, Class<T> type) {
        return json.deserialize(stored.getBytes(UTF_8), type);
    }
}
