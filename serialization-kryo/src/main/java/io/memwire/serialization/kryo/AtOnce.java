package io.memwire.serialization.kryo;

/** A codec whose objects are complete when they are made, so that none can be reached from itself. */
interface AtOnce {}
