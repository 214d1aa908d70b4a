package io.memwire.hashing.internal;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import java.util.regex.Pattern;

/** The host of a server as an IPv4 address, which can be written in one way only. */
public final class Ipv4Address {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern FORM = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    private Ipv4Address() {}

    /**
     * The address of a server that was given by it.
     *
     * @throws InvalidRequestException if its host is anything else; says how to name it
     */
    public static String of(Server server) {
        if (!FORM.matcher(server.host()).matches()) {
            throw new InvalidRequestException("server " + server.address()
                    + " is not given by an IPv4 address, so what the ring calls it is not known: give its address, or"
                    + " its name with NodeNames.of (docs/locators.md#node-names)");
        }
        return server.host();
    }
}
