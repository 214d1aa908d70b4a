package io.memwire.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A break of the client on purpose, and the test that must find it.
 *
 * @param what what is broken, in a few words
 * @param file the source file
 * @param from a piece of it, as it stands there once
 * @param to what takes its place
 * @param test the test, {@code Class} or {@code Class#method}
 */
record Mutation(String what, String file, String from, String to, String test) {
    static final Path SOURCES = Path.of("src/main/java/io/memwire/client");

    /** The source as it is. */
    String original() throws IOException {
        return Files.readString(SOURCES.resolve(file));
    }

    /** The broken source. */
    String mutated() throws IOException {
        String original = original();
        int at = original.indexOf(from);
        if (at < 0 || original.indexOf(from, at + 1) >= 0) {
            throw new AssertionError("\"" + what + "\" fits no longer: adapt Mutations.java to what " + file
                    + " is now. It looks there, once, for\n" + from);
        }
        return original.substring(0, at) + to + original.substring(at + from.length());
    }

    @Override
    public String toString() {
        return what;
    }
}
