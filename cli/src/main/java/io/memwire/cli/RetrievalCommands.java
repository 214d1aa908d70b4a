package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.AsyncCache;
import io.memwire.api.CasValue;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.MemcacheException;
import io.memwire.api.TranscodingException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code get} and {@code gets}: all keys are asked for before the first answer is awaited. */
abstract class RetrievalCommands extends KeyCommand {
    private static final int KEYS_AT_ONCE = 1000;

    @Parameters(paramLabel = "KEY", arity = "1..*", description = "The keys.")
    private List<String> keys = List.of();

    @Mixin
    private ValueOptions values = new ValueOptions();

    private RetrievalCommands(Terminal terminal) {
        super(terminal);
    }

    @Override
    final MemcacheClientBuilder configure(MemcacheClientBuilder client) {
        return values.configure(client);
    }

    @Override
    final int run(MemcacheClient client) throws IOException {
        List<Key> wanted = keys.stream().map(Key::of).toList();
        int status = ExitStatus.DONE;
        for (int from = 0; from < wanted.size(); from += KEYS_AT_ONCE) {
            int to = Math.min(from + KEYS_AT_ONCE, wanted.size());
            status = Math.max(status, retrieve(from, wanted.subList(from, to), client.async()));
        }
        return status;
    }

    private int retrieve(int first, List<Key> slice, AsyncCache cache) throws IOException {
        var answers = new ArrayList<CompletableFuture<@Nullable CasValue<?>>>();
        for (Key key : slice) {
            answers.add(ask(key, cache));
        }
        int status = ExitStatus.DONE;
        for (int i = 0; i < slice.size(); i++) {
            status = Math.max(status, show(keys.get(first + i), answers.get(i)));
        }
        return status;
    }

    private CompletableFuture<@Nullable CasValue<?>> ask(Key key, AsyncCache cache) {
        ValueType type = values.type();
        if (type != null) {
            return ask(key, type.javaType(), cache);
        }
        // Bytes give text and bytes as they are; what is marked as something else is asked for once more as that.
        return ask(key, byte[].class, cache)
                .exceptionallyCompose(failure -> cause(failure) instanceof TranscodingException
                        ? ask(key, Object.class, cache)
                        : CompletableFuture.failedFuture(failure));
    }

    /** Asks for one value; where the cas unique was not asked for it is 0. */
    abstract CompletableFuture<@Nullable CasValue<?>> ask(Key key, Class<?> type, AsyncCache cache);

    /** Prints one answer and returns its status. A value that cannot be read does not keep the others from being shown. */
    private int show(String key, CompletableFuture<@Nullable CasValue<?>> answer) throws IOException {
        CasValue<?> hit;
        try {
            hit = answer.join();
        } catch (CompletionException e) {
            if (cause(e) instanceof TranscodingException unreadable) {
                return Failures.report(unreadable, terminal().err());
            }
            throw cause(e) instanceof MemcacheException failure ? failure : e;
        }
        if (json()) {
            Json.Members line = Json.object().put("key", key).put("found", hit != null);
            print(hit == null ? line : describe(line, hit));
        } else if (hit != null) {
            print(key, hit, keys.size() == 1);
        }
        return hit == null ? ExitStatus.MISS : ExitStatus.DONE;
    }

    abstract Json.Members describe(Json.Members line, CasValue<?> hit);

    abstract void print(String key, CasValue<?> hit, boolean isOnlyKey) throws IOException;

    /** Bytes as they are; lists, dicts and sets, which Python pickled, as JSON; text of anything else. */
    static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        boolean isContainer = value instanceof Map || value instanceof Collection;
        return (isContainer ? Json.text(value) : value.toString()).getBytes(UTF_8);
    }

    private static @Nullable Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    @Command(
            name = "get",
            description = {
                "Prints values.",
                "Of one key it prints the value alone, its bytes as they are; of several a line KEY<TAB>VALUE for each"
                        + " hit. The status is 1 if any is a miss.",
                "What Python pickled is read too; lists, dicts and sets are printed as JSON."
            },
            footer = {
                "",
                "Examples:",
                "  memwire get greeting",
                "  memwire get logo.png > logo.png",
                "  memwire get user:1 user:2 --json",
                "  memwire get counter --type int"
            })
    static final class Get extends RetrievalCommands {
        Get(Terminal terminal) {
            super(terminal);
        }

        @Override
        CompletableFuture<@Nullable CasValue<?>> ask(Key key, Class<?> type, AsyncCache cache) {
            return cache.get(key, type).thenApply(value -> value == null ? null : new CasValue<>(value, 0));
        }

        @Override
        Json.Members describe(Json.Members line, CasValue<?> hit) {
            return line.putValue("value", hit.value());
        }

        @Override
        void print(String key, CasValue<?> hit, boolean isOnlyKey) throws IOException {
            OutputStream out = terminal().out();
            byte[] value = bytes(hit.value());
            if (!isOnlyKey) {
                out.write((key + "\t").getBytes(UTF_8));
            }
            out.write(value);
            boolean endsItsLine = value.length > 0 && value[value.length - 1] == '\n';
            if (!isOnlyKey || (terminal().isInteractive() && !endsItsLine)) {
                out.write('\n'); // a shell's prompt would stand behind the value
            }
        }
    }

    @Command(
            name = "gets",
            description = {
                "Prints values with their cas unique.",
                "It prints a line KEY<TAB>CAS<TAB>VALUE for each hit. The status is 1 if any is a miss."
            },
            footer = {"", "Examples:", "  memwire gets balance", "  memwire gets balance --json"})
    static final class Gets extends RetrievalCommands {
        Gets(Terminal terminal) {
            super(terminal);
        }

        @Override
        CompletableFuture<@Nullable CasValue<?>> ask(Key key, Class<?> type, AsyncCache cache) {
            return cache.gets(key, type).thenApply(hit -> hit);
        }

        @Override
        Json.Members describe(Json.Members line, CasValue<?> hit) {
            return line.put("cas", new BigInteger(cas(hit))).putValue("value", hit.value());
        }

        @Override
        void print(String key, CasValue<?> hit, boolean isOnlyKey) throws IOException {
            OutputStream out = terminal().out();
            out.write((key + "\t" + cas(hit) + "\t").getBytes(UTF_8));
            out.write(bytes(hit.value()));
            out.write('\n');
        }

        private static String cas(CasValue<?> hit) {
            return Long.toUnsignedString(hit.casUnique());
        }
    }
}
