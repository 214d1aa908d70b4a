package io.memwire.benchmarks.compare;

import java.io.IOException;
import java.util.List;

/**
 * How one caller uses a client: by the index of a key in {@link Items}. Each method checks what came and throws if it
 * is wrong.
 */
interface Session extends AutoCloseable {
    void get(int key) throws Exception;

    void set(int key) throws Exception;

    /**
     * Gets as many values as there are keys.
     *
     * @param first index of the first of the keys, which are in a row
     * @param keys their texts
     */
    void getMulti(int first, List<String> keys) throws Exception;

    /** Closes what belongs to this caller alone. */
    @Override
    default void close() throws IOException {}
}
