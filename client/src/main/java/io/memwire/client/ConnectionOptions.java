package io.memwire.client;

import io.memwire.protocol.text.ReplyLimits;

/**
 * The bounds of a connection.
 *
 * @param maxInFlight calls without an answer
 * @param maxQueuedBytes bytes of requests without an answer
 * @param timeoutMillis how long a call waits; for messages
 * @param replies bounds of what the server may send
 */
record ConnectionOptions(int maxInFlight, int maxQueuedBytes, long timeoutMillis, ReplyLimits replies) {}
