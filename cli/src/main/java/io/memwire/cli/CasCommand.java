package io.memwire.cli;

import io.memwire.api.CasResult;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "cas",
        description = "Stores a value only if the item was not changed since gets told its cas unique.",
        footer = {
            "",
            "Examples:",
            "  memwire gets balance            (balance<TAB>17<TAB>100)",
            "  memwire cas balance 90 17"
        })
final class CasCommand extends KeyCommand {
    @Parameters(index = "0", paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Parameters(index = "1", paramLabel = "VALUE", description = "The value; - reads it from standard input.")
    private String value = "";

    @Parameters(
            index = "2",
            paramLabel = "CAS",
            converter = UnsignedNumber.class,
            description = "The cas unique, as gets printed it.")
    private long casUnique;

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            defaultValue = "never",
            converter = Durations.OfItem.class,
            description = "How long the item lives: 90s, 10m, 1h30m, PT10M, plain seconds, or never (default).")
    private Ttl ttl = Ttl.never();

    @Mixin
    private ValueOptions values = new ValueOptions();

    CasCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    MemcacheClientBuilder configure(MemcacheClientBuilder client) {
        return values.configure(client);
    }

    @Override
    int run(MemcacheClient client) throws IOException {
        CasResult result = client.cas(Key.of(key), values.value(value, terminal()), casUnique, StoreOptions.ttl(ttl));
        if (json()) {
            print(Json.object()
                    .put("key", key)
                    .put("stored", result.isStored())
                    .put("result", result.name().toLowerCase(Locale.ROOT)));
        } else if (!result.isStored()) {
            say(result == CasResult.EXISTS ? "not stored: the item was changed" : "not stored: the key has no value");
        }
        return result.isStored() ? ExitStatus.DONE : ExitStatus.MISS;
    }
}
