package io.memwire.serialization.kryo;

import java.util.List;

/** What a builder collected, for as many engines as are needed. */
record Settings(
        List<Registered> classes,
        boolean registrationRequired,
        ClassLoader classLoader,
        ClassEvolution evolution,
        int maxDepth,
        int maxOutputBytes,
        int maxIdle) {}
