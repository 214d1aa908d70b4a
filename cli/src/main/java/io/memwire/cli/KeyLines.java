package io.memwire.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, whatever their encoding, read ahead in large blocks. */
final class KeyLines {
    /** Done before it may block for more input. */
    interface BeforeRead {
        void run() throws IOException;
    }

    private final InputStream in;
    private final BeforeRead beforeRead;
    private final byte[] buffer;
    private int start;
    private int end;
    private boolean isAtEnd;

    /** Reads lines of up to {@code bufferBytes}; what a longer one has beyond that is dropped. */
    KeyLines(InputStream in, int bufferBytes, BeforeRead beforeRead) {
        this.in = in;
        this.beforeRead = beforeRead;
        this.buffer = new byte[bufferBytes];
    }

    /** The next line without its line feed, or null at the end. */
    byte @Nullable [] next() throws IOException {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    return take(i, i + 1);
                }
            }
            if (isAtEnd) {
                return start == end ? null : take(end, end);
            }
            if (end - start == buffer.length) {
                byte[] head = take(end, end);
                dropRestOfLine();
                return head;
            }
            searched = end - start; // compacting moves the line to the front
            fill();
        }
    }

    private byte[] take(int lineEnd, int next) {
        byte[] line = Arrays.copyOfRange(buffer, start, lineEnd);
        start = next;
        return line;
    }

    private void dropRestOfLine() throws IOException {
        while (!isAtEnd) {
            start = end;
            fill();
            for (int i = start; i < end; i++) {
                if (buffer[i] == '\n') {
                    start = i + 1;
                    return;
                }
            }
        }
        start = end;
    }

    /** Moves what is left to the front and reads more behind it. */
    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        beforeRead.run();
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            isAtEnd = true;
        } else {
            end += read;
        }
    }
}
