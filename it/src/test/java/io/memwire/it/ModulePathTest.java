package io.memwire.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ModulePathTest {
    @Test
    void thisTestRunsInItsOwnNamedModule() {
        assertTrue(getClass().getModule().isNamed());
    }
}
