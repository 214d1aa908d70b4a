package io.memwire.protocol.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one command line into a {@link Request}. Accepts what memcached 1.6 accepts and refuses the rest in its words,
 * in the order of its checks: that order decides which error is told and whether {@code noreply} hides it.
 */
final class RequestLine {
    private static final String ERROR = "ERROR";
    private static final String BAD_LINE = "CLIENT_ERROR bad command line format";
    private static final String BAD_DELETE = BAD_LINE + ".  Usage: delete <key> [noreply]";
    private static final String BAD_DELTA = "CLIENT_ERROR invalid numeric delta argument";
    private static final String BAD_EXPTIME = "CLIENT_ERROR invalid exptime argument";
    private static final byte[] NOREPLY = {'n', 'o', 'r', 'e', 'p', 'l', 'y'};

    /** Words of a line that are told apart; a storage command has the most, with one more to be ignored. */
    private static final int MAX_WORDS = 8;

    /** memcached keeps a value and its line end in an {@code int}. */
    private static final int MAX_DECLARED_LENGTH = Integer.MAX_VALUE - 2;

    private final RequestLimits limits;
    private final Request request;
    private final byte[] storedKey; // a storage command's key outlives its line, while the data block arrives
    private final int[] starts = new int[MAX_WORDS];
    private final int[] ends = new int[MAX_WORDS];
    private int words;
    private byte[] line = {};

    RequestLine(RequestLimits limits, Request request) {
        this.limits = limits;
        this.request = request;
        this.storedKey = new byte[limits.maxKeyBytes()];
    }

    /** Reads the line between the indices, which are those of its first byte and of its line end. */
    void read(byte[] bytes, int from, int to) {
        line = bytes;
        int end = textEnd(from, to);
        split(from, end);
        RequestKind kind = words == 0 ? RequestKind.MALFORMED : RequestKind.named(line, starts[0], ends[0]);
        request.reset(kind, false);
        switch (kind) {
            case GET, GETS -> readRetrieval(1, end);
            case GAT, GATS -> readGetAndTouch(end);
            case SET, ADD, REPLACE, APPEND, PREPEND -> readStorage(5);
            case CAS -> readStorage(6);
            case DELETE -> readDelete();
            case INCR, DECR -> readArithmetic();
            case TOUCH -> readTouch();
            case FLUSH_ALL -> readFlushAll();
            case VERBOSITY -> readVerbosity();
            case STATS -> request.setArguments(wordsFrom(1));
            case VERSION, QUIT -> {} // whatever follows is ignored
            case MALFORMED, LINE_TOO_LONG -> request.refuse(ERROR);
        }
    }

    private void readRetrieval(int firstKey, int end) {
        if (words < 2) {
            request.refuse(ERROR);
            return;
        }
        request.setKeys(line, firstKey < words ? starts[firstKey] : end, end);
        while (request.nextKey()) {
            if (request.keyLength() > limits.maxKeyBytes()) {
                request.refuse(BAD_LINE);
                return;
            }
        }
        request.setKeys(line, firstKey < words ? starts[firstKey] : end, end);
    }

    private void readGetAndTouch(int end) {
        if (words >= 2 && !readExptime(1)) {
            request.refuse(BAD_EXPTIME);
        } else {
            readRetrieval(2, end);
        }
    }

    private void readStorage(int wordsNeeded) {
        if (!startsWithKey(wordsNeeded, wordsNeeded + 1)) {
            return;
        }
        boolean isCas = request.kind() == RequestKind.CAS;
        if (!isUnsigned(2) || !readExptime(3) || !isSigned(4) || (isCas && !isUnsigned(5))) {
            request.refuse(BAD_LINE);
            return;
        }
        int length = (int) signed(4); // cut to 32 bits, as memcached does
        if (length < 0 || length > MAX_DECLARED_LENGTH) {
            request.refuse(BAD_LINE);
            return;
        }
        System.arraycopy(request.keyBytes(), request.keyOffset(), storedKey, 0, request.keyLength());
        request.setKey(storedKey, 0, request.keyLength());
        request.setFlags((int) unsigned(2));
        request.setNumber(isCas ? unsigned(5) : 0);
        request.setValueLength(length);
    }

    private void readDelete() {
        if (words < 2 || words > 4) {
            request.refuse(ERROR);
            return;
        }
        boolean hasHold = words > 2 && isZero(2);
        boolean noreply = words > 2 && endsWithNoreply();
        request.reset(RequestKind.DELETE, noreply);
        if ((words == 3 && !hasHold && !noreply) || (words == 4 && !(hasHold && noreply))) {
            request.refuse(BAD_DELETE);
        } else {
            readKey();
        }
    }

    private void readArithmetic() {
        if (!startsWithKey(3, 4)) {
            return;
        }
        if (isUnsigned(2)) {
            request.setNumber(unsigned(2));
        } else {
            request.refuse(BAD_DELTA);
        }
    }

    private void readTouch() {
        if (startsWithKey(3, 4) && !readExptime(2)) {
            request.refuse(BAD_EXPTIME);
        }
    }

    private void readFlushAll() {
        if (words > 3) {
            request.refuse(ERROR);
            return;
        }
        boolean noreply = endsWithNoreply();
        request.reset(RequestKind.FLUSH_ALL, noreply);
        boolean hasDelay = words != (noreply ? 2 : 1);
        if (hasDelay && !readExptime(1)) {
            request.refuse(BAD_EXPTIME);
        }
    }

    private void readVerbosity() {
        if (words < 2 || words > 3) {
            request.refuse(ERROR);
            return;
        }
        request.reset(RequestKind.VERBOSITY, endsWithNoreply());
        if (!isUnsigned(1)) {
            request.refuse(BAD_LINE);
        }
    }

    /** Checks the number of words, reads {@code noreply} and the key; false when the request is refused. */
    private boolean startsWithKey(int minWords, int maxWords) {
        if (words < minWords || words > maxWords) {
            request.refuse(ERROR);
            return false;
        }
        request.reset(request.kind(), endsWithNoreply());
        return readKey();
    }

    private boolean readKey() {
        if (ends[1] - starts[1] > limits.maxKeyBytes()) {
            request.refuse(BAD_LINE);
            return false;
        }
        request.setKey(line, starts[1], ends[1]);
        return true;
    }

    private boolean readExptime(int word) {
        if (!isSigned(word)) {
            return false;
        }
        request.setExptime((int) signed(word)); // cut to 32 bits, as memcached does
        return true;
    }

    private boolean isSigned(int word) {
        return LenientDecimal.isSigned(line, starts[word], ends[word]);
    }

    private long signed(int word) {
        return LenientDecimal.signed(line, starts[word], ends[word]);
    }

    private boolean isUnsigned(int word) {
        return LenientDecimal.isUnsigned(line, starts[word], ends[word]);
    }

    private long unsigned(int word) {
        return LenientDecimal.unsigned(line, starts[word], ends[word]);
    }

    private boolean endsWithNoreply() {
        int last = words - 1;
        return last < MAX_WORDS && Arrays.equals(NOREPLY, 0, NOREPLY.length, line, starts[last], ends[last]);
    }

    private boolean isZero(int word) {
        return ends[word] - starts[word] == 1 && line[starts[word]] == '0';
    }

    private String wordsFrom(int first) {
        var text = new StringBuilder();
        for (int word = first; word < Math.min(words, MAX_WORDS); word++) {
            text.append(word == first ? "" : " ");
            text.append(new String(line, starts[word], ends[word] - starts[word], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** Finds the words, which single or repeated spaces part; those beyond {@link #MAX_WORDS} are only counted. */
    private void split(int from, int to) {
        words = 0;
        int i = from;
        while (i < to) {
            if (line[i] == ' ') {
                i++;
                continue;
            }
            int start = i;
            while (i < to && line[i] != ' ') {
                i++;
            }
            if (words < MAX_WORDS) {
                starts[words] = start;
                ends[words] = i;
            }
            words++;
        }
    }

    /** A NUL byte ends the text of a line: to memcached it is a C string. */
    private int textEnd(int from, int to) {
        for (int i = from; i < to; i++) {
            if (line[i] == 0) {
                return i;
            }
        }
        return to;
    }
}
