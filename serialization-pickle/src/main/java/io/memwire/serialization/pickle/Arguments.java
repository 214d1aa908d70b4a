package io.memwire.serialization.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one of {@link PythonGlobal} is called with. Each is checked as it is taken, and a copy of it is paid for. */
final class Arguments {
    private static final Set<String> LATIN_1 = Set.of("latin1", "latin-1");

    private final List<@Nullable Object> values;
    private final PickleLimits limits;
    private final Budget budget;

    Arguments(PickleTuple values, PickleLimits limits, Budget budget) {
        this.values = values;
        this.limits = limits;
        this.budget = budget;
    }

    PickleLimits limits() {
        return limits;
    }

    Budget budget() {
        return budget;
    }

    int count() {
        return values.size();
    }

    void requireCount(int least, int most) {
        if (count() < least || count() > most) {
            throw unexpected();
        }
    }

    @Nullable
    Object get(int index) {
        return values.get(index);
    }

    String text(int index) {
        if (values.get(index) instanceof String text) {
            return text;
        }
        throw unexpected();
    }

    /** Bytes; a {@code str} of Python 2 that {@link PythonText#decodePython2} took for text is bytes again. */
    byte[] bytes(int index) {
        Object value = values.get(index);
        byte[] bytes = value instanceof byte[] own ? own : text(index).getBytes(UTF_8);
        budget.takeCopy(bytes.length);
        return bytes.clone();
    }

    /** A text of which each character is a byte, and after it the name of the encoding that says so. */
    byte[] latin1(int index) {
        String text = text(index);
        if (!LATIN_1.contains(text(index + 1).toLowerCase(Locale.ROOT))) {
            throw new RefusedException("it encodes a text in something else than Latin-1");
        }
        budget.takeCopy(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                throw new RefusedException("it encodes a text in Latin-1 that is not in it");
            }
        }
        return text.getBytes(ISO_8859_1);
    }

    long integer(int index, long least, long most) {
        if (values.get(index) instanceof Long number && number >= least && number <= most) {
            return number;
        }
        throw unexpected();
    }

    /** The elements of a list, tuple or set. */
    List<@Nullable Object> elements(int index) {
        if (values.get(index) instanceof Collection<?> collection) {
            budget.take(1 + collection.size());
            return new ArrayList<>(collection);
        }
        throw unexpected();
    }

    static RefusedException unexpected() {
        return new RefusedException("one of Python's classes is called with other arguments than Python pickles");
    }
}
