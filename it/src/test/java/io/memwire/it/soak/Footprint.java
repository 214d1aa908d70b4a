package io.memwire.it.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What this JVM holds on to: its own threads by name, open files (sockets among them), and memory that is reachable.
 *
 * @param threads platform threads by name without its number; those that the JDK keeps for itself are left out
 * @param files open file descriptors, of which {@code sockets} are sockets; −1 where the system does not tell
 */
record Footprint(Map<String, Integer> threads, int files, int sockets, long heapBytes) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int COLLECTIONS = 3;

    /** Of which the JDK has one pool or one thread for all, begun when first used and kept; CompletableFuture's timer is one. */
    private static final List<String> OF_THE_JDK =
            List.of("ForkJoinPool", "process reaper", "CompletableFutureDelayScheduler");

    static Footprint now() {
        int files = 0;
        int sockets = 0;
        if (Files.isDirectory(DESCRIPTORS)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
                for (Path each : all) {
                    files++;
                    sockets += isSocket(each) ? 1 : 0;
                }
            } catch (IOException | DirectoryIteratorException e) {
                throw new UncheckedIOException("cannot count " + DESCRIPTORS, new IOException(e));
            }
        } else {
            files = -1;
            sockets = -1;
        }
        return new Footprint(threadsByName(), files, sockets, reachableBytes());
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static Map<String, Integer> threadsByName() {
        var names = new TreeMap<String, Integer>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName().replaceAll("[0-9]+", "#");
            boolean jdks = OF_THE_JDK.stream().anyMatch(name::startsWith);
            if (!jdks && thread.isAlive()) {
                names.merge(name, 1, Integer::sum);
            }
        }
        return names;
    }

    private static long reachableBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** Why this is more than it was before, or empty text. Memory may differ by some: the JDK fills caches of its own. */
    String growthSince(Footprint before, long heapTolerance) {
        var growth = new StringBuilder();
        threads.forEach((name, count) -> {
            if (count > before.threads.getOrDefault(name, 0)) {
                growth.append("threads ").append(name).append(": ");
                growth.append(before.threads.getOrDefault(name, 0)).append(" before, ");
                growth.append(count).append(" after; ");
            }
        });
        if (files > before.files || sockets > before.sockets) {
            growth.append("open files ")
                    .append(before.files)
                    .append(" before, ")
                    .append(files)
                    .append(" after, ");
            growth.append("sockets ")
                    .append(before.sockets)
                    .append(" before, ")
                    .append(sockets)
                    .append(" after; ");
        }
        if (heapBytes > before.heapBytes + heapTolerance) {
            growth.append("heap ")
                    .append(before.heapBytes)
                    .append(" bytes before, ")
                    .append(heapBytes)
                    .append(" after");
        }
        return growth.toString();
    }

    @Override
    public String toString() {
        int count = threads.values().stream().mapToInt(Integer::intValue).sum();
        return count + " threads, " + files + " open files, " + sockets + " of them sockets, " + (heapBytes >> 10)
                + " KiB of heap";
    }
}
