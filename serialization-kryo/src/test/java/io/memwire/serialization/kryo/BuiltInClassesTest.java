package io.memwire.serialization.kryo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.esotericsoftware.kryo.kryo5.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Numbers and bytes that are in caches already, and so may never change. */
class BuiltInClassesTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void haveTheNumbersOfTheList() throws IOException {
        var engine = new Engine(
                new Settings(List.of(), true, getClass().getClassLoader(), ClassEvolution.STRICT, 10, 1000, 1));
        var numbers = new ArrayList<String>();
        for (int number = 0; number < 2_000; number++) {
            Registration registration = engine.getRegistration(number);
            if (registration != null) {
                numbers.add(number + " " + registration.getType().getTypeName());
            }
        }

        assertEquals(String.join("\n", list()), String.join("\n", numbers));
    }

    private static List<String> list() throws IOException {
        try (InputStream in = BuiltInClassesTest.class.getResourceAsStream("built-in-classes.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void haveTheBytesOfTheFirstRelease() {
        var map = new LinkedHashMap<String, Object>();
        map.put("a", 1);
        map.put("b", List.of(2L, Instant.EPOCH));
        String strict = "0114010826010503826182620402022f01040904660000ed0701e8cef8910607eb075245c40e010202";
        String byName = "0214010826010503826182620402022f01040904660000ed0701028278827902060207eb075245c40e010202";

        for (var golden : Map.of(ClassEvolution.STRICT, strict, ClassEvolution.BY_NAME, byName)
                .entrySet()) {
            KryoSerializer kryo = Samples.builder().evolution(golden.getKey()).build();
            var value = new Object[] {map, new Samples.Point(3, -4), Samples.Colour.RED, new int[] {1}};
            assertEquals(
                    golden.getValue(),
                    HEX.formatHex(kryo.serialize(value)),
                    golden.getKey().name());
            var back = kryo.deserialize(HEX.parseHex(golden.getValue()), Object[].class);
            assertArrayEquals(new Object[] {map, new Samples.Point(3, -4), Samples.Colour.RED, new int[] {1}}, back);
        }
    }
}
