package io.memwire.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests in a JVM of their own: {@code Class} or {@code Class#method} each. Ends with 0 if all passed, else with 1. */
final class SelectedTest {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int NOT_FOUND = 2;

    /** Longer than any of these tests takes, short for one that hangs. */
    private static final String TIMEOUT = "12 s";

    private SelectedTest() {}

    /** Says what failed: a line for each failure, or everything with {@code -Dmemwire.verbose=true}. */
    public static void main(String[] tests) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (String test : tests) {
            String name = SelectedTest.class.getPackageName() + "." + test;
            selectors.add(name.contains("#") ? selectMethod(name) : selectClass(name));
        }
        var summaries = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .configurationParameter("junit.jupiter.execution.timeout.default", TIMEOUT)
                                .build(),
                        summaries);
        TestExecutionSummary summary = summaries.getSummary();
        System.out.println(summary.getFailures().stream()
                .map(failure -> firstLine(failure.getException()))
                .collect(Collectors.joining("\n")));
        if (Boolean.getBoolean("memwire.verbose")) {
            summary.printFailuresTo(new PrintWriter(System.out, true, UTF_8));
            System.out.println(summary.getTestsSucceededCount() + " passed");
        }
        boolean allPassed = summary.getTotalFailureCount() == 0;
        Runtime.getRuntime().halt(summary.getTestsFoundCount() == 0 ? NOT_FOUND : allPassed ? PASSED : FAILED);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure).lines().findFirst().orElse("");
    }
}
