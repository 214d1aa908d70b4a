package io.memwire.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;

/**
 * Finds where messages of the classic protocol begin and end, and their values, byte by byte; without I/O. It refuses
 * nothing: what it does not know is a message of one line. One object follows one way of one connection.
 */
final class MessageScanner {
    /** What is kept of a line: enough for the head of a value; only {@code get} lines are longer. */
    private static final int KEPT_LINE_BYTES = 1024;

    private static final String VALUE = "VALUE ";
    private static final Set<String> STORES = Set.of("set", "add", "replace", "append", "prepend", "cas");
    private static final Set<String> MORE_LINES_FOLLOW = Set.of("STAT", "ITEM", "PREFIX");
    private static final int NO_DATA = -1;

    private final boolean requests;
    private final byte[] line = new byte[KEPT_LINE_BYTES];
    private long lineLength; // bytes of this line so far
    private long dataLeft; // bytes of the data block and its line end that are still to come
    private long valueLength;
    private boolean endsWithData; // the message is over behind this data block
    private boolean atStart = true;

    MessageScanner(boolean requests) {
        this.requests = requests;
    }

    /** Whether the next byte begins a message. */
    boolean isAtStart() {
        return atStart;
    }

    /** Whether the next byte is the one in the middle of a value. */
    boolean isMidValue() {
        return dataLeft > 2 && dataLeft - 2 == valueLength - valueLength / 2;
    }

    /** Whether the next byte is the first of the key of a value. */
    boolean isAtKeyOfValue() {
        return dataLeft == 0
                && lineLength == VALUE.length()
                && line[0] == 'V'
                && !requests
                && new String(line, 0, VALUE.length(), ISO_8859_1).equals(VALUE);
    }

    void pass(byte b) {
        atStart = false;
        if (dataLeft > 0) {
            dataLeft--;
            if (dataLeft == 0) {
                atStart = endsWithData;
            }
            return;
        }
        if (lineLength < line.length) {
            line[(int) lineLength] = b;
        }
        lineLength++;
        if (b == '\n') {
            endLine();
            lineLength = 0;
        }
    }

    private void endLine() {
        String text = new String(line, 0, (int) Math.min(lineLength, line.length), ISO_8859_1);
        String[] words = text.stripTrailing().split(" +", 8);
        long length = dataLength(words);
        if (length == NO_DATA) {
            atStart = requests || !MORE_LINES_FOLLOW.contains(words[0]);
            return;
        }
        valueLength = length;
        dataLeft = length + 2;
        endsWithData = requests || !words[0].equals("VALUE");
    }

    private long dataLength(String[] words) {
        if (requests) {
            return STORES.contains(words[0]) ? number(words, 4) : words[0].equals("ms") ? number(words, 2) : NO_DATA;
        }
        return words[0].equals("VALUE") ? number(words, 3) : words[0].equals("VA") ? number(words, 1) : NO_DATA;
    }

    private static long number(String[] words, int index) {
        if (index >= words.length || !words[index].matches("\\d{1,18}")) {
            return NO_DATA;
        }
        return Long.parseLong(words[index]);
    }
}
