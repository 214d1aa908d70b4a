package io.memwire.benchmarks.values;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is stored in caches: a small record, a list of them, and a text of JSON. */
final class Samples {
    private static final int JSON_BYTES = 10_000;

    private Samples() {}

    /** A small record, as a session or a profile might be. */
    record User(long id, String name, String email, int age, boolean active, Instant created, List<String> roles)
            implements Serializable {
        static User number(int i) {
            return new User(
                    1_000_000L + i,
                    "Someone Number" + i,
                    "someone." + i + "@example.org",
                    18 + i % 60,
                    i % 7 != 0,
                    Instant.ofEpochSecond(1_700_000_000L + 86_400L * i),
                    List.of("reader", i % 3 == 0 ? "author" : "editor"));
        }

        /** The same as Python would have it. */
        Map<String, Object> asMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("id", id);
            map.put("name", name);
            map.put("email", email);
            map.put("age", age);
            map.put("active", active);
            map.put("created", created.getEpochSecond());
            map.put("roles", List.copyOf(roles));
            return map;
        }

        String asJson() {
            return "{\"id\":" + id + ",\"name\":\"" + name + "\",\"email\":\"" + email + "\",\"age\":" + age
                    + ",\"active\":" + active + ",\"created\":\"" + created + "\",\"roles\":[\""
                    + String.join("\",\"", roles) + "\"]}";
        }
    }

    /**
     * An object to serialize.
     *
     * @param name {@code record}, {@code 100-records} or {@code json}
     * @param asMaps whether records are given as maps
     */
    static Object named(String name, boolean asMaps) {
        return switch (name) {
            case "record" -> record(0, asMaps);
            case "100-records" ->
                new ArrayList<>(
                        IntStream.range(0, 100).mapToObj(i -> record(i, asMaps)).toList());
            case "json" -> json();
            default -> throw new IllegalArgumentException("no sample is named " + name);
        };
    }

    private static Object record(int number, boolean asMap) {
        User user = User.number(number);
        return asMap ? user.asMap() : user;
    }

    /** About 10 KB. */
    static String json() {
        var json = new StringBuilder("[");
        for (int i = 0; json.length() < JSON_BYTES; i++) {
            json.append(i == 0 ? "" : ",").append(User.number(i).asJson());
        }
        return json.append(']').toString();
    }
}
