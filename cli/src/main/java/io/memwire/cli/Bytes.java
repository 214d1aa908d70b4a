package io.memwire.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of memory: {@code 512k}, {@code 64m}, {@code 2g}. A bare number is refused: memcached means megabytes by it. */
final class Bytes implements ITypeConverter<Long> {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})([kmg])b?", Pattern.CASE_INSENSITIVE);

    @Override
    public Long convert(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            throw new TypeConversionException("cannot read the amount of memory '" + text + "': write 512k, 64m or 2g");
        }
        long number = Long.parseLong(amount.group(1));
        return number
                << switch (amount.group(2)) {
                    case "k", "K" -> 10;
                    case "m", "M" -> 20;
                    default -> 30;
                };
    }
}
