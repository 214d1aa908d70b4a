package io.memwire.client;

import io.memwire.api.InvalidRequestException;
import java.time.Duration;

/** Arguments of the commands on servers, checked. */
final class ServerRequests {
    /** A {@code flush_all} without a delay. */
    static final int NO_DELAY = -1;

    private static final Duration LONGEST_DELAY = Duration.ofDays(30);

    private ServerRequests() {}

    static int delaySeconds(Duration delay) {
        Requests.requireNotNull(delay, "delay");
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new InvalidRequestException("delay " + delay + " of flush_all is not between zero and 30 days");
        }
        return (int) (delay.getSeconds() + (delay.getNano() > 0 ? 1 : 0));
    }

    static String statsArgument(String argument) {
        Requests.requireNotNull(argument, "argument");
        if (argument.isBlank()) {
            throw new InvalidRequestException("the argument of stats is empty: use stats() for the general statistics");
        }
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c < ' ' || c > '~') {
                throw new InvalidRequestException("the argument of stats holds the character 0x"
                        + Integer.toHexString(c) + " at index " + i + ": only printable ASCII goes to the server");
            }
        }
        String words = argument.strip().replaceAll(" +", " "); // as the server reads them
        if (words.startsWith("cachedump") || words.startsWith("detail dump")) {
            throw new InvalidRequestException(
                    "stats " + words + " is not answered with statistics: ask the server by other means");
        }
        return words;
    }
}
