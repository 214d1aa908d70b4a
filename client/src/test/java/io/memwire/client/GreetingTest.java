package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Credentials;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingTest {
    private static final Credentials CREDENTIALS = Credentials.of("ann", "s3crét".toCharArray());

    private final ScriptedTransport transport = new ScriptedTransport(true);

    private void authenticate() throws IOException {
        new Greeting(transport, false).authenticate(CREDENTIALS);
    }

    @Test
    void namesUserAndPasswordInUtf8() throws IOException {
        transport.send("STORED\r\n");

        authenticate();

        // s3crét: the ScriptedTransport shows a byte as a character
        assertEquals("set memwire_credentials 0 -1 11\r\nann s3cr\u00c3\u00a9t\r\n", transport.written());
    }

    @ParameterizedTest
    @ValueSource(strings = {"authentication failure", "bad authentication token format", "unauthenticated", "later"})
    void isRefusedByAClientError(String text) {
        transport.send("CLIENT_ERROR " + text + "\r\n");

        assertThrows(CredentialsRefusedException.class, this::authenticate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ERROR", "SERVER_ERROR busy", "set memwire_credentials 0 -1 11", "NOT_STORED", "", "ann s3cr"})
    void isNotQuotedByAnythingElse(String line) {
        transport.send(line + "\r\n");

        SetupFailedException thrown = assertThrows(SetupFailedException.class, this::authenticate);

        assertFalse(thrown instanceof CredentialsRefusedException);
        assertTrue(String.valueOf(thrown.getMessage()).contains("no STORED"), thrown.getMessage());
        assertFalse(String.valueOf(thrown.getMessage()).contains("s3cr"), thrown.getMessage());
    }

    @Test
    void endsWithALineThatDoesNot() {
        transport.send("x".repeat(10_000));

        IOException thrown = assertThrows(SetupFailedException.class, this::authenticate);

        assertTrue(String.valueOf(thrown.getMessage()).contains("endless line"), thrown.getMessage());
    }

    @Test
    void endsWithTheStream() {
        transport.send("STOR");
        transport.end();

        assertThrows(IOException.class, this::authenticate);
    }

    @Test
    void provesAConnectionByAnyAnswer() throws IOException {
        transport.send("ERROR\r\n");

        assertDoesNotThrow(() -> new Greeting(transport, true).prove());

        assertEquals("version\r\n", transport.written());
    }

    @Test
    void learnsThatCredentialsAreWanted() {
        transport.send("CLIENT_ERROR unauthenticated\r\n");

        assertThrows(CredentialsRefusedException.class, () -> new Greeting(transport, true).prove());
    }
}
