package io.memwire.benchmarks.compare;

import io.memwire.api.MemcacheClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reader must know to weigh the figures: machine, versions, settings. */
final class Environment {
    private Environment() {}

    static Map<String, String> describe(Options options) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("machine", processors());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("JDK, platform threads", release(options.java()));
        Path java25 = options.java25();
        facts.put("JDK, virtual threads", java25 == null ? "none: they are left out" : release(java25));
        String server = options.server();
        facts.put(
                "server",
                server == null
                        ? firstLine("memcached", "-V") + ", " + options.serverThreads() + " threads each, loopback"
                        : server);
        facts.put("clients", libraries());
        facts.put(
                "measured",
                options.rounds() + " rounds of " + options.measuredMillis() / 1e3 + " s, one client after another"
                        + (options.spin() ? ", beside a process of the lowest priority that never sleeps" : ""));
        return facts;
    }

    private static String processors() {
        String model = lines(Path.of("/proc/cpuinfo"))
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return Runtime.getRuntime().availableProcessors() + " processors, " + model;
    }

    private static String release(Path javaHome) {
        return lines(javaHome.resolve("release"))
                .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION=") || line.startsWith("JAVA_VERSION="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                .reduce((first, last) -> last)
                .orElseGet(() -> String.valueOf(javaHome.getFileName()));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }

    /** The file names of the clients' jars, which hold their versions. */
    private static String libraries() {
        return Stream.of(
                        MemcacheClient.class,
                        net.spy.memcached.MemcachedClient.class,
                        net.rubyeye.xmemcached.MemcachedClient.class,
                        com.spotify.folsom.MemcacheClient.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(".jar", ""))
                .collect(Collectors.joining(", "));
    }

    private static String firstLine(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().findFirst().orElse(command[0]);
        } catch (IOException e) {
            return command[0];
        }
    }
}
