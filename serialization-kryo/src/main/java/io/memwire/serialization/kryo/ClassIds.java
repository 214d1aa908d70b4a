package io.memwire.serialization.kryo;

import io.memwire.api.InvalidRequestException;

/**
 * How the numbers of classes on the wire are divided: 0–255 the JDK's ({@link BuiltInClasses}), 256–999 classes registered
 * without an id, in their order, and from 1,000 those with an id.
 */
final class ClassIds {
    static final int FIRST_BY_ORDER = 256;
    private static final int BASE_OF_IDS = 1_000;

    private ClassIds() {}

    /** The class id of what was registered with an id. */
    static int ofId(Class<?> type, int id) {
        if (id < 1 || id > KryoClasses.MAX_ID) {
            throw new InvalidRequestException(
                    "id " + id + " for " + type.getTypeName() + " is out of range 1-" + KryoClasses.MAX_ID);
        }
        return BASE_OF_IDS + id;
    }

    /** The class id of the next that is registered without an id. */
    static int byOrder(Class<?> type, int before) {
        if (FIRST_BY_ORDER + before > BASE_OF_IDS) {
            throw new InvalidRequestException(
                    "too many classes are registered without an id: give " + type.getTypeName() + " one");
        }
        return FIRST_BY_ORDER + before;
    }

    /** What a user knows the number as. */
    static String describe(int classId) {
        if (classId > BASE_OF_IDS) {
            return "id " + (classId - BASE_OF_IDS);
        }
        return classId >= FIRST_BY_ORDER
                ? "place " + (classId - FIRST_BY_ORDER + 1) + " of those registered without an id"
                : "built-in number " + classId;
    }
}
