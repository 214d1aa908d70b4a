package io.memwire.it.soak;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What a soak has seen, for people. */
final class Report {
    private final String text;

    Report(Soak soak, int callers, double seconds, double recovered, Footprint before, Footprint after) {
        Tally tally = soak.tally;
        var lines = new StringJoiner("\n", "", "\n");
        lines.add(String.format(
                Locale.ROOT,
                "soak: seed %d, %.0f s, Java %s, %d processors, %d callers%s",
                soak.seed,
                seconds,
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                callers,
                VirtualThreads.areAvailable() ? "" : ", no virtual threads before Java 21"));
        lines.add("calls       " + number(tally.begun()) + " begun, " + number(tally.ended()) + " ended");
        lines.add("            " + list(tally.commands()));
        lines.add("outcomes    " + list(tally.outcomes()));
        lines.add("troubles    " + list(troubles(soak)));
        lines.add("checked     " + number(tally.identities()) + " answers for whose they are, "
                + number(tally.freshnesses()) + " of them for how old");
        lines.add("longest     " + millis(tally.longestNanos()) + " (" + tally.longest() + "), allowed "
                + soak.latest().toMillis() + " ms: time-out " + Soak.TIMEOUT.toMillis()
                + " ms, longest pause of the machine "
                + soak.longestPause().toMillis() + " ms");
        lines.add("interrupts  the slowest caller left after " + millis(tally.longestInterruptNanos()));
        lines.add("return      at the latest " + millis(slowestReturn(soak)) + " after a trouble, deadRetry "
                + Soak.DEAD_RETRY.toMillis() + " ms");
        lines.add(String.format(Locale.ROOT, "throughput  %.2f of a fresh client's after the last trouble", recovered));
        lines.add("before      " + before);
        lines.add("after       " + after);
        lines.add("violations  " + soak.violations.count());
        if (soak.violations.count() > 0) {
            lines.add(soak.violations.toString());
        }
        text = lines.toString();
    }

    private static Map<String, Long> troubles(Soak soak) {
        var sums = new EnumMap<Trouble, Long>(Trouble.class);
        long suspicions = 0;
        for (Tormentor each : soak.tormentors) {
            each.made().forEach((trouble, count) -> sums.merge(trouble, (long) count, Long::sum));
            suspicions += each.suspicions();
        }
        var named = new LinkedHashMap<String, Long>();
        sums.forEach((trouble, count) -> named.put(trouble.toString(), count));
        named.put("time-outs besides", suspicions);
        return named;
    }

    private static long slowestReturn(Soak soak) {
        return soak.tormentors.stream()
                .mapToLong(Tormentor::slowestReturnNanos)
                .max()
                .orElse(0);
    }

    private static String list(Map<String, Long> counts) {
        var list = new StringJoiner(", ");
        counts.forEach((name, count) -> list.add(name + ' ' + number(count)));
        return list.toString();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis() + " ms";
    }

    @Override
    public String toString() {
        return text;
    }
}
