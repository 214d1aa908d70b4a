package io.memwire.client;

/** Something that the {@link Housekeeper} looks after. */
interface Chore {
    /** What {@link #check} returns when there is nothing to wait for. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Does what is due. Called by the housekeeper alone; must not block.
     *
     * @param nowNanos the housekeeper's clock, {@link System#nanoTime()}
     * @return nanoseconds from {@code nowNanos} after which to look again, or {@link #NEVER}
     */
    long check(long nowNanos);

    /** The client was closed: nobody will check any more. May be called on any thread; must not block. */
    default void clientClosed() {}
}
