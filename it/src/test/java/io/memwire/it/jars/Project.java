package io.memwire.it.jars;

import java.nio.file.Path;

/** Where this module's files are. */
final class Project {
    /** The folder {@code it}; Surefire names it, an IDE starts there or one above. */
    static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private Project() {}
}
