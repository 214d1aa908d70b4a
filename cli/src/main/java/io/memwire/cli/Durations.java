package io.memwire.cli;

import io.memwire.api.Ttl;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2d}, {@code PT10M}, or plain seconds. */
final class Durations implements ITypeConverter<Duration> {
    private static final Pattern PARTS = Pattern.compile(
            "(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m(?!s))?(?:([0-9]+)s)?(?:([0-9]+)ms)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    @Override
    public Duration convert(String text) {
        return parse(text);
    }

    static Duration parse(String text) {
        try {
            Matcher parts = PARTS.matcher(text);
            if (!text.isEmpty() && parts.matches()) {
                return Duration.ofDays(part(parts, 1))
                        .plusHours(part(parts, 2))
                        .plusMinutes(part(parts, 3))
                        .plusSeconds(part(parts, 4))
                        .plusMillis(part(parts, 5));
            }
            return SECONDS.matcher(text).matches() ? Duration.ofSeconds(Long.parseLong(text)) : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new TypeConversionException(
                    "cannot read the duration '" + text + "': write 90s, 10m, 1h30m, 2d, 500ms or PT10M");
        }
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** Reads how long an item lives: a duration, or {@code never}, which memcached writes as 0. */
    static final class OfItem implements ITypeConverter<Ttl> {
        @Override
        public Ttl convert(String text) {
            if (text.equalsIgnoreCase("never") || text.equals("0")) {
                return Ttl.never();
            }
            return Ttl.of(parse(text));
        }
    }
}
