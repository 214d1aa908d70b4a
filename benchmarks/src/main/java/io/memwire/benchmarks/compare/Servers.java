package io.memwire.benchmarks.compare;

import io.memwire.testkit.MemcachedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The servers of a run: memcached processes of our own, or one that was there before. */
final class Servers implements AutoCloseable {
    private final List<MemcachedProcess> processes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<Long> pids = new ArrayList<>();

    private Servers() {}

    /** Starts as many as the workloads need. */
    static Servers start(int count, int threadsEach) {
        var servers = new Servers();
        try {
            for (int i = 0; i < count; i++) {
                servers.start(threadsEach);
            }
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
        return servers;
    }

    /** One that runs already; its CPU time is not read. */
    static Servers at(String address) {
        var servers = new Servers();
        servers.addresses.add(address);
        return servers;
    }

    private void start(int threads) {
        Set<Long> before = children();
        // 4,096 connections: a thousand callers of the raw client have one each.
        var process = MemcachedProcess.start("-m", "256", "-c", "4096", "-t", Integer.toString(threads));
        processes.add(process);
        addresses.add(process.address());
        for (long child : children()) {
            if (!before.contains(child)) {
                pids.add(child);
            }
        }
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    int count() {
        return addresses.size();
    }

    /** The first {@code count} of them. */
    List<String> addresses(int count) {
        return addresses.subList(0, count);
    }

    /** Their processes; empty when they are not ours. */
    List<Long> pids(int count) {
        return pids.size() < count ? List.of() : pids.subList(0, count);
    }

    @Override
    public void close() {
        for (MemcachedProcess process : processes) {
            process.close();
        }
    }
}
