package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.testkit.EmbeddedServer;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void getsWhatItHasSetFromItsOwnModule() {
        try (var server = EmbeddedServer.start()) {
            assertEquals("Some value = Some value, OptionalLong[1]", Main.firstGet(server.address()));
        }
        assertTrue(Main.class.getModule().isNamed());
    }
}
