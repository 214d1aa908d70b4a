package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.WithMemcached;
import org.junit.jupiter.api.Test;

@WithMemcached
class MainTest {
    @Test
    void getsWhatItHasSetFromItsOwnModule(EmbeddedServer memcached) {
        assertEquals("Some value = Some value, OptionalLong[1]", Main.firstGet(memcached.address()));
        assertTrue(Main.class.getModule().isNamed());
    }
}
