package io.memwire.examples.quickstart;

import io.memwire.api.MemcacheException;
import java.io.PrintStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the story: chapters, remarks, and calls with what came of them. */
final class Narrator {
    private static final int CODE_WIDTH = 50;
    private static final int RESULT_WIDTH = 56;
    private static final Pattern LINE = Pattern.compile("(.{1,100})(?: |$)");

    private final PrintStream out;
    private int chapters;

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** Begins a chapter; the lines of {@code remark} say what it is about. */
    void chapter(String title, String remark) {
        out.printf("%n%d. %s%n", ++chapters, title);
        say(remark);
    }

    void say(String remark) {
        remark.lines().forEach(line -> out.println("   " + line));
    }

    /** Prints a call, as it stands in the source, and its result. */
    void show(String code, @Nullable Object result) {
        String text = result instanceof String quoted ? '"' + quoted + '"' : String.valueOf(result);
        if (code.length() <= CODE_WIDTH && text.length() <= RESULT_WIDTH) {
            out.printf("     %-" + CODE_WIDTH + "s → %s%n", code, text);
        } else {
            out.printf("     %s%n       → %s%n", code, wrap(text));
        }
    }

    /** Makes a call that must fail, and prints how it does. */
    void showFailure(String code, Runnable call) {
        try {
            call.run();
        } catch (MemcacheException e) {
            out.printf("     %s%n       → %s%n", code, wrap(e.getClass().getSimpleName() + ": " + e.getMessage()));
            return;
        }
        throw new IllegalStateException(code + " did not fail");
    }

    private static String wrap(String text) {
        return LINE.matcher(text).replaceAll("$1%n         ".formatted()).stripTrailing();
    }
}
