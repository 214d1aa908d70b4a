package io.memwire.fuzz;

import java.util.Locale;
import java.util.function.Consumer;

/** Jazzer's door to the targets: its option {@code target_args} names one. */
public final class Jazzer {
    private static Consumer<byte[]> target = input -> {
        throw new IllegalStateException("Jazzer did not initialize it");
    };

    private Jazzer() {}

    /** Called by Jazzer once. */
    public static void fuzzerInitialize(String[] args) {
        target = Target.valueOf(args[0].toUpperCase(Locale.ROOT)).open();
    }

    /** Called by Jazzer for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        target.accept(input);
    }
}
