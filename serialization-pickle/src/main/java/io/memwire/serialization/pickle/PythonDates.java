package io.memwire.serialization.pickle;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code datetime}: its dates and times are pickled as bytes, the high ones first. Source: {@code _getstate} in
 * Python's {@code datetime.py}. Python counts microseconds; what Java has beyond them is cut off.
 */
final class PythonDates {
    static final int DATE_BYTES = 4;
    static final int TIME_BYTES = 6;
    static final int DATE_TIME_BYTES = DATE_BYTES + TIME_BYTES;

    /** The "fold" of a time that a clock shows twice, in the high bit of the month or hour; Java has no place for it. */
    private static final int WITHOUT_FOLD = 0x7f;

    private static final int NANOS_PER_MICRO = 1000;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MAX_DAYS = 999_999_999;
    private static final int MAX_YEAR = 9999;

    private PythonDates() {}

    static LocalDate date(byte[] state) {
        requireLength(state, DATE_BYTES);
        return date(state, 0xff);
    }

    private static LocalDate date(byte[] state, int monthMask) {
        int year = (state[0] & 0xff) << 8 | (state[1] & 0xff);
        if (year < 1 || year > MAX_YEAR) {
            throw noDate();
        }
        try {
            return LocalDate.of(year, state[2] & monthMask, state[3] & 0xff);
        } catch (DateTimeException e) {
            throw noDate();
        }
    }

    static LocalTime time(byte[] state) {
        requireLength(state, TIME_BYTES);
        return time(state, 0, WITHOUT_FOLD);
    }

    private static LocalTime time(byte[] state, int at, int hourMask) {
        int micros = (state[at + 3] & 0xff) << 16 | (state[at + 4] & 0xff) << 8 | (state[at + 5] & 0xff);
        try {
            return LocalTime.of(
                    state[at] & hourMask, state[at + 1] & 0xff, state[at + 2] & 0xff, micros * NANOS_PER_MICRO);
        } catch (DateTimeException e) {
            throw noDate();
        }
    }

    static LocalDateTime dateTime(byte[] state) {
        requireLength(state, DATE_TIME_BYTES);
        return LocalDateTime.of(date(state, WITHOUT_FOLD), time(state, DATE_BYTES, 0xff));
    }

    private static void requireLength(byte[] state, int length) {
        if (state.length != length) {
            throw noDate();
        }
    }

    private static RefusedException noDate() {
        return new RefusedException("a date or time is none");
    }

    /** {@code timedelta(days, seconds, microseconds)}, normal as Python keeps it. */
    static Duration duration(Arguments arguments) {
        arguments.requireCount(3, 3);
        long days = arguments.integer(0, -MAX_DAYS, MAX_DAYS);
        long seconds = arguments.integer(1, 0, SECONDS_PER_DAY - 1);
        long micros = arguments.integer(2, 0, MICROS_PER_SECOND - 1);
        return Duration.ofSeconds(days * SECONDS_PER_DAY + seconds, micros * NANOS_PER_MICRO);
    }

    /** {@code timezone(offset)}, maybe with a name, which is not kept. */
    static ZoneOffset offset(Arguments arguments) {
        arguments.requireCount(1, 2);
        if (!(arguments.get(0) instanceof Duration offset)) {
            throw Arguments.unexpected();
        }
        try {
            if (offset.toNanosPart() == 0) {
                return ZoneOffset.ofTotalSeconds(Math.toIntExact(offset.toSeconds()));
            }
        } catch (ArithmeticException | DateTimeException e) {
            // told below
        }
        throw new RefusedException("a time zone is over 18 hours from UTC or not whole seconds, which Java has not");
    }

    /** The time zone after the state of a date or time; null if there is none. */
    static @Nullable ZoneOffset zone(Arguments arguments) {
        arguments.requireCount(1, 2);
        if (arguments.count() == 1 || arguments.get(1) == null) {
            return null;
        }
        if (arguments.get(1) instanceof ZoneOffset zone) {
            return zone;
        }
        throw Arguments.unexpected();
    }

    static byte[] state(LocalDate date) {
        requireYear(date);
        return new byte[] {
            (byte) (date.getYear() >> 8),
            (byte) date.getYear(),
            (byte) date.getMonthValue(),
            (byte) date.getDayOfMonth()
        };
    }

    static byte[] state(LocalTime time) {
        int micros = time.getNano() / NANOS_PER_MICRO;
        return new byte[] {
            (byte) time.getHour(),
            (byte) time.getMinute(),
            (byte) time.getSecond(),
            (byte) (micros >> 16),
            (byte) (micros >> 8),
            (byte) micros
        };
    }

    static byte[] state(LocalDateTime dateTime) {
        var state = new byte[DATE_TIME_BYTES];
        System.arraycopy(state(dateTime.toLocalDate()), 0, state, 0, DATE_BYTES);
        System.arraycopy(state(dateTime.toLocalTime()), 0, state, DATE_BYTES, TIME_BYTES);
        return state;
    }

    private static void requireYear(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > MAX_YEAR) {
            throw noYearOfPython();
        }
    }

    static RefusedException noYearOfPython() {
        return new RefusedException("a date is not in the years 1 to 9999, which are all that Python has");
    }

    /** Days, seconds and microseconds of a {@code timedelta}. */
    static long[] parts(Duration duration) {
        long days = Math.floorDiv(duration.toSeconds(), SECONDS_PER_DAY);
        if (days < -MAX_DAYS || days > MAX_DAYS) {
            throw new RefusedException("a duration is over " + MAX_DAYS + " days, the most that Python has");
        }
        return new long[] {
            days, Math.floorMod(duration.toSeconds(), SECONDS_PER_DAY), duration.toNanosPart() / NANOS_PER_MICRO
        };
    }
}
