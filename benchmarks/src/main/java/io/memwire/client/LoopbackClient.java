package io.memwire.client;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import java.lang.reflect.Field;

/**
 * A whole client, as an application has it, whose one connection leads to a {@link LoopbackTransport}. The client has
 * no door for that, so the connection is put where the client would put one that it opened.
 */
public final class LoopbackClient implements AutoCloseable {
    private final LoopbackTransport transport;
    private final MemcacheClient client;

    LoopbackClient(LoopbackTransport transport) {
        this.transport = transport;
        this.client = MemcacheClient.builder()
                .servers("127.0.0.1:1") // never connected to
                .connectionsPerServer(1)
                .failureMode(FailureMode.THROW)
                .build();
        connect(((MemwireClient) client).dispatcher.router().nodes().get(0), transport);
    }

    /**
     * A client of a server that has one value for every key.
     *
     * @param valueBytes length of that value
     */
    public static LoopbackClient withValuesOf(int valueBytes) {
        return new LoopbackClient(new LoopbackTransport(valueBytes));
    }

    private static void connect(Node node, Transport transport) {
        var context = (ClientContext) field(node, "context");
        var connection = new Connection(
                node.address(), transport, context.connection(), context.threads(), context.housekeeper(), node);
        Object slot = ((Object[]) field(node, "slots"))[0];
        try {
            accessible(slot, "connection").set(slot, connection);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the client has changed: adapt " + LoopbackClient.class.getName(), e);
        }
    }

    /** Has the housekeeper's look at the connection now, which has nothing to do. */
    void idle() {
        Connection connection =
                ((MemwireClient) client).dispatcher.router().nodes().get(0).connection(0);
        if (connection != null) {
            connection.check(System.nanoTime());
        }
    }

    private static Object field(Object owner, String name) {
        try {
            return accessible(owner, name).get(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the client has changed: adapt " + LoopbackClient.class.getName(), e);
        }
    }

    private static Field accessible(Object owner, String name) throws NoSuchFieldException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** The client. */
    public MemcacheClient client() {
        return client;
    }

    /** How often the client has read. */
    public long reads() {
        return transport.reads();
    }

    /** How often the client has written. */
    public long writes() {
        return transport.writes();
    }

    @Override
    public void close() {
        client.close();
    }
}
