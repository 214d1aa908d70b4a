package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.Server;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers and settings that cannot be: refused when they are said, by name. */
class BadOptionsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    '',              ''
                    host:0,          out of range 1-65535
                    host:65536,      out of range 1-65535
                    host:99999999999,not a whole number in range
                    host:-1,         cannot read the server
                    host:port,       cannot read the server
                    host:1:2,        cannot read the server
                    '::1',           cannot read the server
                    'inet6:[]:5',    cannot read the server
                    'unix:',         unix:/path/to/socket
                    'a b:11211',     cannot read the server
                    /path/to/socket, cannot read the server
                    'host=0',        weight 0
                    'host:1=-2',     weight -2
                    'host=1.5',      not a whole number in range
                    """)
    void refusesAServerThatCannotBe(String address, String words) {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> MemcacheClient.builder().servers("good:1", address));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(words), message);
        String host = address.replaceAll("[:=].*", "");
        assertTrue(message.contains(host), message);
    }

    @Test
    void refusesAServerThatStandsThereTwice() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> MemcacheClient.builder().servers("host:1", "host:1=2"));

        assertTrue(String.valueOf(refused.getMessage()).contains("host:1"), refused.getMessage());
        try (var cache = MemcacheClient.builder().servers("host:1").build()) {
            List<Server> twice = List.of(Server.tcp("host", 2), Server.tcp("host", 2));
            assertThrows(InvalidRequestException.class, () -> cache.setServers(twice));
            assertEquals(List.of(Server.tcp("host", 1)), cache.servers());
        }
    }

    static Stream<Arguments> badOptions() {
        return Stream.of(
                option("timeout PT0S", b -> b.timeout(Duration.ZERO)),
                option("timeout PT-1S", b -> b.timeout(Duration.ofSeconds(-1))),
                option("connectTimeout PT0S", b -> b.connectTimeout(Duration.ZERO)),
                option("deadRetry PT-1S", b -> b.deadRetry(Duration.ofSeconds(-1))),
                option("maxKeyBytes -1", b -> b.maxKeyBytes(-1)),
                option("maxValueBytes -1", b -> b.maxValueBytes(-1)),
                option("connectionsPerServer 0", b -> b.connectionsPerServer(0)),
                option("connectionsPerServer 65", b -> b.connectionsPerServer(65)),
                option("maxInFlight 0", b -> b.maxInFlight(0)),
                option("maxQueuedBytes 0", b -> b.maxQueuedBytes(0)),
                option("maxReplyLineBytes 511", b -> b.maxReplyLineBytes(511)),
                option("maxReplyLineBytes 1073741825", b -> b.maxReplyLineBytes((1 << 30) + 1)),
                option("maxStatisticsBytes 0", b -> b.maxStatisticsBytes(0)),
                option("maxDecompressedBytes 0", b -> b.maxDecompressedBytes(0)),
                option("compressOver -2", b -> b.compressOver(-2)));
    }

    private static Arguments option(String words, Consumer<MemcacheClientBuilder> setting) {
        return arguments(words, setting);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badOptions")
    void refusesASettingThatCannotBe(String words, Consumer<MemcacheClientBuilder> setting) {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> setting.accept(MemcacheClient.builder()));

        assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
    }
}
