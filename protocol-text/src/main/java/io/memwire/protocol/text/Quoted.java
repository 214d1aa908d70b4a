package io.memwire.protocol.text;

/** Bytes of a peer made fit for a message or a log line: printable ASCII stays, everything else is escaped. */
final class Quoted {
    /** So many bytes are shown at most; the rest is counted. */
    private static final int SHOWN_BYTES = 60;

    private static final String HEX = "0123456789abcdef";

    private Quoted() {}

    /** The bytes in quotes, escaped, and shortened when they are many: {@code "VALUE a\r\n"}. */
    static String of(byte[] in, int from, int to) {
        int shownTo = Math.min(to, from + SHOWN_BYTES);
        StringBuilder text = new StringBuilder().append('"');
        for (int i = from; i < shownTo; i++) {
            if (in[i] == '"' || in[i] == '\\') {
                text.append('\\');
            }
            appendEscaped(text, in[i]);
        }
        text.append('"');
        if (shownTo < to) {
            text.append("... (").append(to - from).append(" bytes)");
        }
        return text.toString();
    }

    /** All of the bytes, escaped, without quotes: one line of text whatever the peer sent. */
    static String escape(byte[] in, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            appendEscaped(text, in[i]);
        }
        return text.toString();
    }

    private static void appendEscaped(StringBuilder text, byte b) {
        switch (b) {
            case '\r' -> text.append("\\r");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            default -> {
                if (b >= ' ' && b < 0x7f) {
                    text.append((char) b);
                } else {
                    text.append("\\x").append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
                }
            }
        }
    }
}
