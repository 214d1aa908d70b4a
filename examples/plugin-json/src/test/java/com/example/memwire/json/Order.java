package com.example.memwire.json;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the tests store. */
public record Order(int number, LocalDate day, State state, List<Line> lines, Map<String, String> notes) {
    static final Order SAMPLE = new Order(
            17,
            LocalDate.of(2027, 1, 31),
            State.PAID,
            List.of(new Line("tea ☕", 2, 450), new Line("cup", 1, 1200)),
            Map.of("gift", "yes"));

    public enum State {
        OPEN,
        PAID
    }

    public record Line(String article, int count, long cents) {}
}
