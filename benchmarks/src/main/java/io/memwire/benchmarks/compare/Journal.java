package io.memwire.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;

/** Writes what was measured as JSON, an object a line, at once: a run that is broken off leaves its figures. */
final class Journal {
    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    void environment(Map<String, String> environment) {
        var json = new StringBuilder("{\"environment\":{");
        environment.forEach((name, value) -> json.append(json.charAt(json.length() - 1) == '{' ? "" : ",")
                .append(quote(name))
                .append(':')
                .append(quote(value)));
        write(json.append("}}").toString());
    }

    void measured(Workload workload, String client, int round, Figures figures) {
        write("{\"workload\":" + quote(workload.name())
                + ",\"client\":" + quote(client)
                + ",\"round\":" + round
                + ",\"callsPerSecond\":" + number(figures.callsPerSecond())
                + ",\"p50Micros\":" + number(figures.p50Micros())
                + ",\"p99Micros\":" + number(figures.p99Micros())
                + ",\"p999Micros\":" + number(figures.p999Micros())
                + ",\"cpuMicrosPerCall\":" + number(figures.cpuMicrosPerCall())
                + ",\"serverCpuMicrosPerCall\":" + number(figures.serverCpuMicrosPerCall())
                + ",\"bytesPerCall\":" + number(figures.bytesPerCall())
                + "}");
    }

    void failed(Workload workload, String client, int round, String why) {
        write("{\"workload\":" + quote(workload.name()) + ",\"client\":" + quote(client) + ",\"round\":" + round
                + ",\"failed\":" + quote(why) + "}");
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "null";
    }

    private static String quote(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
