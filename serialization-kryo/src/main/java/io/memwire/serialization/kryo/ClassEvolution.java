package io.memwire.serialization.kryo;

/**
 * What becomes of stored objects when the fields of their class change. It decides how objects are written; both forms are
 * always read, so that applications can change from one to the other while they run.
 *
 * <p>In both, a class may be changed freely in all but its instance fields (or record components), and transient fields do
 * not count. Enum constants are stored by name, so they may be reordered and added to.
 *
 * @since 0.1
 */
public enum ClassEvolution {
    /**
     * Objects are small and fast, and can be read only by a class with the same fields: the same names and types. With any
     * other the read fails, it never gives a wrong object. The default: values in a cache live shorter than classes.
     */
    STRICT(1),

    /**
     * The names of the fields are stored too, once per class and value. A field that was removed is skipped, if its class is
     * still registered; one that was added keeps what the no-argument constructor gave it, else null, 0 or false. A
     * primitive may become a wider one. A field that is renamed is one removed and one added.
     */
    BY_NAME(2);

    private final int format;

    ClassEvolution(int format) {
        this.format = format;
    }

    /** The first byte of a value that is written so. */
    int format() {
        return format;
    }
}
