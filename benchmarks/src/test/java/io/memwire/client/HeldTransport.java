package io.memwire.client;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A loopback whose first write waits until it is let through. */
final class HeldTransport extends LoopbackTransport {
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldTransport(int valueBytes) {
        super(valueBytes);
    }

    void awaitWriter() throws InterruptedException {
        writing.await();
    }

    void release() {
        released.countDown();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        writing.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        super.write(bytes, offset, length);
    }
}
