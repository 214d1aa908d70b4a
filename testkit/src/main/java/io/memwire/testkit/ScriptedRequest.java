package io.memwire.testkit;

/**
 * One request that a {@link ScriptedServer} has read. Text is ISO-8859-1: each char is a byte.
 *
 * @param connection number of the connection, from 1
 * @param number of the request on its connection, from 1
 * @param line the request's line without its end
 * @param data the data block without its line end; empty if there is none
 * @since 0.1
 */
public record ScriptedRequest(int connection, int number, String line, String data) {
    /**
     * The command's name.
     *
     * @return the first word of the line
     */
    public String command() {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    /**
     * Whether the client expects no answer.
     *
     * @return whether the line ends with {@code noreply}
     */
    public boolean isNoreply() {
        return line.endsWith(" noreply");
    }

    /**
     * Whether the command brings a data block.
     *
     * @return whether it is one of the classic stores
     */
    public boolean hasData() {
        return switch (command()) {
            case "set", "add", "replace", "append", "prepend", "cas" -> true;
            default -> false;
        };
    }
}
