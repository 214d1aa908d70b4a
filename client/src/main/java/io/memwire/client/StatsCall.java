package io.memwire.client;

import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.WireBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code stats} with or without an argument. */
final class StatsCall extends Call {
    private final @Nullable String argument;
    private final Map<String, String> statistics = new LinkedHashMap<>();

    StatsCall(@Nullable String argument) {
        super(Command.STATS);
        this.argument = argument;
    }

    @Override
    void encode(WireBuffer out) {
        RequestEncoder.stats(out, argument);
    }

    @Override
    boolean accept(ReplyKind kind, ReplyDecoder reply, String node) throws UnexpectedReplyException {
        if (kind == ReplyKind.STAT) {
            statistics.put(reply.statName(), reply.statValue());
            return false;
        }
        if (kind == ReplyKind.END || kind == ReplyKind.RESET || kind == ReplyKind.OK) {
            return true;
        }
        if (isError(kind)) {
            return acceptError(kind, reply, node);
        }
        throw unexpected(command, kind);
    }

    @Override
    StatsCall copy() {
        return new StatsCall(argument);
    }

    @Override
    int estimatedBytes() {
        return 16 + (argument == null ? 0 : argument.length());
    }

    /** Name to value in the server's order; valid once the call is done without failure. */
    Map<String, String> statistics() {
        return statistics;
    }
}
