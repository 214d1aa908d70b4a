package io.memwire.testkit;

import java.io.IOException;

/**
 * What a {@link ScriptedServer} does with a connection, from the moment it is accepted.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ConnectionScript {
    /**
     * Serves one connection; when it returns, the connection is closed. It runs on a thread of the connection's own and may
     * block and wait, which {@link ScriptedServer#close()} interrupts.
     *
     * @param connection to read from, to write to, to break
     * @throws IOException when the client is gone, which ends the connection and is no failure of the script
     */
    void serve(ScriptedConnection connection) throws IOException;
}
