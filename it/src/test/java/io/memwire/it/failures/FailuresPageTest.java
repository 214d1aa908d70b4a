package io.memwire.it.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.StoreOptions;
import io.memwire.it.failures.FailuresPage.Row;
import io.memwire.it.failures.Scene.Prepared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Executes the table of {@code docs/failures.md}, row by row: all commands, modes and faces of a row at once. */
class FailuresPageTest {
    private static final String INTERRUPTED = "the caller is interrupted";
    private static final String NO_ROOM = "the queue of the connection is full"; // blocking callers wait for room

    static List<Row> rows() {
        return FailuresPage.rows();
    }

    /** One cell in one mode on one face. */
    private record Trial(Row row, Operation operation, FailureMode mode, boolean asynchronous) {
        String expected() {
            String cell = row.cell(operation);
            boolean always = cell.endsWith(", in either mode");
            if (cell.equals(Operation.ANSWERED) || mode == FailureMode.THROW || always) {
                return cell.replace(", in either mode", "");
            }
            return Operation.DEGRADED;
        }

        String run() throws Exception {
            try (var stage = new Stage(mode)) {
                Prepared prepared = Objects.requireNonNull(Scene.ALL.get(row.fault()), row.fault())
                        .prepare(stage);
                String outcome = operation.outcome(prepared.client(), asynchronous);
                boolean wasInterrupted = Thread.interrupted();
                if (row.isNeverApplied() && !Scene.LIES.contains(row.fault())) {
                    String stored = stage.stored();
                    assertTrue(stored == null || stored.equals("1"), () -> "is not applied: " + this);
                }
                assertEquals(row.fault().equals(INTERRUPTED), wasInterrupted, "the interrupt flag is as it was");
                if (row.inUseAgain().equals("after deadRetry")) {
                    Stage.await(
                            () -> stage.hasDied() || diesOfACall(stage, prepared.client()),
                            "it is marked dead: " + this);
                }
                prepared.heal().run();
                comesBack(stage, prepared.client());
                return outcome;
            }
        }

        private void comesBack(Stage stage, MemcacheClient client) {
            switch (row.inUseAgain()) {
                case "at once" -> {
                    assertTrue(isUsable(client), () -> "is in use at once after " + this);
                    assertFalse(stage.hasDied(), () -> "is not marked dead after " + this);
                }
                case "after deadRetry" -> {
                    if (!Scene.NEVER_HEAL.contains(row.fault())) {
                        Stage.await(() -> isUsable(client), "it is in use again after " + this);
                    }
                }
                case "never" -> assertFalse(isUsable(client));
                default -> throw new AssertionError("no such time: " + row.inUseAgain());
            }
        }

        /** The call of the row may have met the end of a connection, and the next one that nobody listens. */
        private static boolean diesOfACall(Stage stage, MemcacheClient client) {
            return !isUsable(client) && stage.hasDied();
        }

        private static boolean isUsable(MemcacheClient client) {
            try {
                return client.set(Operation.KEY, "9", StoreOptions.defaults());
            } catch (RuntimeException e) {
                return false;
            }
        }
    }

    private static List<Trial> trials(Row row) {
        var trials = new ArrayList<Trial>();
        for (Operation operation : Operation.values()) {
            for (FailureMode mode : FailureMode.values()) {
                if (!row.fault().equals(NO_ROOM)) {
                    trials.add(new Trial(row, operation, mode, false));
                }
                if (!row.fault().equals(INTERRUPTED)) {
                    trials.add(new Trial(row, operation, mode, true));
                }
            }
        }
        return trials;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsTheTableSays(Row row) throws Exception {
        var outcomes = new LinkedHashMap<Trial, FutureTask<String>>();
        for (Trial trial : trials(row)) {
            var task = new FutureTask<>(trial::run);
            outcomes.put(trial, task);
            new Thread(task, trial.toString()).start();
        }

        Map<String, String> expected = outcomes.keySet().stream()
                .collect(Collectors.toMap(Trial::toString, Trial::expected, (a, b) -> a, LinkedHashMap::new));
        var found = new LinkedHashMap<String, String>();
        AssertionError failure = null;
        for (Map.Entry<Trial, FutureTask<String>> outcome : outcomes.entrySet()) {
            try {
                found.put(outcome.getKey().toString(), outcome.getValue().get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TestAbortedException notHere) {
                    throw notHere;
                }
                if (failure == null) {
                    failure = new AssertionError(row.fault(), e.getCause());
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        assertEquals(lines(expected), lines(found));
    }

    private static String lines(Map<String, String> outcomes) {
        return outcomes.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void hasARowForEachScene() {
        assertEquals(Scene.ALL.keySet(), rows().stream().map(Row::fault).collect(Collectors.toSet()));
    }
}
