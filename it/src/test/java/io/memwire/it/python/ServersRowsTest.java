package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.Server;
import io.memwire.api.Server.Family;
import io.memwire.api.StoreOptions;
import io.memwire.testkit.EmbeddedServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 2 of the page: server strings and {@code set_servers}. */
class ServersRowsTest extends RowTests {
    @Test
    @Row("server.host")
    void aHostHasTheDefaultPort() {
        assertEquals(Server.tcp("localhost", 11211), Server.parse("localhost"));
    }

    @Test
    @Row("server.host-port")
    void aPortMayHaveLeadingZeros() {
        assertEquals(Server.tcp("h", 80), Server.parse("h:0080"));
    }

    @Test
    @Row("server.inet")
    void inetIsIpv4Only() {
        assertEquals(new Server(Family.INET, "h", 5, 1), Server.parse("inet:h:5"));
        assertEquals(new Server(Family.INET, "unix", 11211, 1), Server.parse("inet:unix:11211"));
    }

    @Test
    @Row("server.inet6")
    void inet6HasBrackets() {
        assertEquals(new Server(Family.INET6, "fd00::32:19f7", 11000, 1), Server.parse("inet6:[fd00::32:19f7]:11000"));
        assertEquals(new Server(Family.INET6, "fe80::1%eth0", 11211, 1), Server.parse("inet6:[fe80::1%eth0]:11211"));
        assertEquals(Server.parse("inet6:[::1]"), Server.parse("[::1]:11211"));
    }

    @Test
    @Row("server.unix")
    void aUnixPathIsTheRest() {
        assertEquals(Server.unix("/a:b"), Server.parse("unix:/a:b"));
        assertEquals(Server.unix("11211"), Server.parse("unix:11211"));
    }

    @Test
    @Row("server.plain-name")
    void aPlainNameIsIpv4OrIpv6() {
        assertEquals(Family.ANY, Server.parse("h:5").family());
    }

    @Test
    @Row("server.weight")
    void theWeightStandsBehindIt() {
        assertEquals(Server.tcp("h", 5).withWeight(3), Server.parse("h:5=3"));
        assertEquals(2, Server.unix("/x").withWeight(2).weight());
    }

    @Test
    @Row("server.weight-zero")
    void aServerOfWeight0IsRefused() {
        refuses(InvalidRequestException.class, "leave a server", () -> Server.parse("h:5=0"));
    }

    @Test
    @Row("server.weight-negative")
    void aNegativeWeightIsRefused() {
        refuses(InvalidRequestException.class, "not positive", () -> Server.parse("h:5=-1"));
        refuses(InvalidRequestException.class, "not a whole number", () -> Server.parse("h:5=1.5"));
    }

    @Test
    @Row("server.port-range")
    void aPortOutOfRangeIsRefusedWhenItIsRead() {
        refuses(InvalidRequestException.class, "1-65535", () -> Server.parse("h:99999"));
        refuses(InvalidRequestException.class, "1-65535", () -> Server.parse("h:0"));
    }

    @Test
    @Row("server.trailing-newline")
    void aTrailingNewlineIsRefused() {
        refuses(InvalidRequestException.class, "cannot read the server", () -> Server.parse("h:1\n"));
    }

    @Test
    @Row("server.unparsable")
    void whatPythonCannotReadIsRefused() {
        for (String text : List.of("", "h:", "h:-1", "h:1:2", "h:abc", "inet6:::1", "inet6:[]:5", "inet:", "inet::5")) {
            refuses(InvalidRequestException.class, "", () -> Server.parse(text));
        }
    }

    @Test
    @Row("server.odd-hosts")
    void aHostWithASpaceASlashOrNoPathIsRefused() {
        for (String text : List.of("a b:1", "/path/x.sock", "unix:")) {
            refuses(InvalidRequestException.class, "", () -> Server.parse(text));
        }
    }

    @Test
    @Row("server.twice")
    void aServerStandsInTheListOnce() {
        refuses(InvalidRequestException.class, "give it a weight", () -> client("h:1 h:1", options -> {}));
    }

    @Test
    @Row("server.string-form")
    void theAddressIsReadAgain() {
        for (String text : List.of("h:5", "inet:h:5", "inet6:[::1]:5", "unix:/x")) {
            assertEquals(text, Server.parse(text).address());
        }
        assertEquals("h:5=3", Server.parse("h:5=3").toString());
    }

    @Test
    @Row("server.set-servers")
    void newServersCountForEveryThreadAndConnectionsThatStayAreKept() {
        Key atTheFirst = Key.of(0, "foo");
        cache.set(atTheFirst, "x", StoreOptions.defaults());
        EmbeddedServer second = closing(EmbeddedServer.start());
        cache.setServers(List.of(Server.parse(server.address()), Server.parse(second.address())));
        assertEquals("x", cache.get(atTheFirst, String.class));
        assertEquals(1, server.connections());
        assertEquals(2, cache.servers().size());
    }
}
