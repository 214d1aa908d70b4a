package io.memwire.benchmarks.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.Serializer;
import java.util.List;

/** How many bytes the samples become by each serializer, and what share of them is left by each compressor. */
public final class Sizes {
    private Sizes() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        List<Compressor> compressors = ValuePlugins.compressors();
        var names = new StringBuilder("| sample | by | bytes |");
        var rule = new StringBuilder("| --- | --- | ---: |");
        for (Compressor compressor : compressors) {
            names.append(' ').append(compressor.name()).append(" |");
            rule.append(" ---: |");
        }
        System.out.println(names + "\n" + rule);
        for (String sample : List.of("record", "100-records")) {
            for (Serializer serializer : ValuePlugins.serializers()) {
                Object value = Samples.named(sample, serializer.name().equals("pickle"));
                print(sample, serializer.name(), serializer.serialize(value), compressors);
            }
        }
        print("json", "text", Samples.json().getBytes(UTF_8), compressors);
    }

    private static void print(String sample, String serializer, byte[] bytes, List<Compressor> compressors) {
        System.out.printf("| %s | %s | %d |", sample, serializer, bytes.length);
        for (Compressor compressor : compressors) {
            int length = compressor.compress(bytes).length;
            System.out.printf(" %d (%.0f %%) |", length, 100.0 * length / bytes.length);
        }
        System.out.println();
    }
}
