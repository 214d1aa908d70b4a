package io.memwire.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.Server;
import io.memwire.client.ClientParts;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.StoreCommand;
import io.memwire.protocol.text.WireBuffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Any text, unpaired surrogates included, wherever a client takes text that reaches a server. It is refused, or the server
 * reads it in its place and nothing else.
 */
final class Texts implements Consumer<byte[]> {
    private static final byte[] VALUE = {'v'};

    private final Requests requests = new Requests();

    /** The lowest bit of the first byte says whether the others are characters of 8 or of 16 bits. */
    @Override
    public void accept(byte[] input) {
        if (input.length < 2) {
            return;
        }
        ByteBuffer rest = ByteBuffer.wrap(input, 1, input.length - 1);
        boolean wide = (input[0] & 1) != 0;
        String text = wide ? rest.asCharBuffer().toString() : new String(input, 1, input.length - 1, ISO_8859_1);
        int middle = text.length() / 2;
        tryOut(text, Key::of);
        tryOut(text.substring(middle), suffix -> Key.from(text.substring(0, middle), suffix));
        tryOut(text.substring(middle), suffix -> Key.from(text.substring(0, middle), Key.of(7, suffix)));
        argument(text);
        server(text);
    }

    private void tryOut(String text, Function<String, Key> maker) {
        Key key;
        try {
            key = ClientParts.requireKey(maker.apply(text), false);
        } catch (InvalidRequestException refused) {
            return;
        }
        String read = new String(key.bytes(), ISO_8859_1);
        if (key.length() <= 250) {
            commands(key.bytes(), read);
        }
        try {
            ClientParts.requireKey(key, true);
        } catch (InvalidRequestException refused) {
            return;
        }
        if (key.length() > 250 || read.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new AssertionError("taken for a key: " + key);
        }
    }

    private void commands(byte[] key, String read) {
        WireBuffer wire = new WireBuffer(64);
        RequestEncoder.get(wire, key);
        RequestEncoder.anotherKey(wire, key);
        RequestEncoder.gats(wire, 1, key);
        RequestEncoder.store(wire, StoreCommand.APPEND, key, 0, 0, VALUE, false);
        RequestEncoder.delete(wire, key, false);
        RequestEncoder.incr(wire, key, -1L, true);
        RequestEncoder.touch(wire, key, 1, false);
        require(
                wire,
                "GET " + read + " " + read,
                "GATS exptime=1 " + read,
                "APPEND " + read + " flags=0 exptime=0 number=0 = v",
                "DELETE " + read,
                "INCR noreply " + read + " delta=18446744073709551615",
                "TOUCH " + read + " exptime=1");
    }

    private void argument(String text) {
        WireBuffer wire = new WireBuffer(64);
        try {
            String argument = ClientParts.statsArgument(text);
            if (argument.length() < 250) {
                RequestEncoder.stats(wire, argument);
                RequestEncoder.version(wire);
                List<String> words = List.of(argument.split(" ", -1));
                require(wire, "STATS " + String.join(" ", words.subList(0, Math.min(7, words.size()))), "VERSION");
            }
        } catch (InvalidRequestException refused) {
            return;
        }
    }

    private static void server(String text) {
        try {
            Server.parse(text);
        } catch (InvalidRequestException refused) {
            return;
        }
    }

    private void require(WireBuffer wire, String... expected) {
        requests.requireMessages(List.of(expected), wire);
    }
}
