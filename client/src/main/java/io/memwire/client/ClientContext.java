package io.memwire.client;

import io.memwire.api.ClientOptions;

/**
 * What all parts of one client share.
 *
 * @param options the user's options
 * @param connection the bounds of each connection
 * @param connector opens sockets
 * @param threads the client's own threads
 * @param housekeeper the client's clock
 * @param journal where failures and changes are counted, logged and told
 */
record ClientContext(
        ClientOptions options,
        ConnectionOptions connection,
        Connector connector,
        OwnedThreads threads,
        Housekeeper housekeeper,
        Journal journal) {}
