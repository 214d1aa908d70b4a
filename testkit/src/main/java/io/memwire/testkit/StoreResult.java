package io.memwire.testkit;

/** How a storage command ended. */
enum StoreResult {
    STORED,
    NOT_STORED,
    EXISTS,
    NOT_FOUND,
    TOO_LARGE,
    NO_MEMORY
}
