package io.memwire.it.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for one unix domain socket: its path must be short, so it is not made below the build's folders. */
final class SocketFolder implements AutoCloseable {
    private final Path folder;

    SocketFolder() {
        try {
            folder = Files.createTempDirectory("mw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path socket() {
        return folder.resolve("socket");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
