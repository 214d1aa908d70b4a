package io.memwire.testkit;

/** Looks at the threads of this JVM. */
final class Threads {
    private Threads() {}

    static boolean isRunning(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }
}
