package io.memwire.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for one unix domain socket: its path must be short, so it is not made below the build's folders. */
public final class SocketFolder implements AutoCloseable {
    private final Path folder;

    /** Makes one below the system's folder for temporary files. */
    public SocketFolder() {
        try {
            folder = Files.createTempDirectory("mw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the socket is to be; who makes it also removes it. */
    public Path socket() {
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
