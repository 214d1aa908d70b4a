package io.memwire.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/** The bound of the road without a socket: finished requests to the same transport, its answers read and left. */
public final class BareLoopback {
    private final LoopbackTransport transport;
    private final byte[] answer = new byte[64 << 10];

    /**
     * A transport whose server has one value for every key.
     *
     * @param valueBytes length of that value
     */
    public BareLoopback(int valueBytes) {
        transport = new LoopbackTransport(valueBytes);
    }

    /** The bytes of a {@code get}. */
    public static byte[] get(String key) {
        return ("get " + key + "\r\n").getBytes(US_ASCII);
    }

    /** Sends a request and reads what comes; returns how many bytes. */
    public int exchange(byte[] request) throws IOException {
        transport.write(request, 0, request.length);
        return transport.read(answer, 0, answer.length);
    }
}
