package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.util.MapReferenceResolver;
import io.memwire.api.TranscodingException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows the objects of the value in work by their numbers, so that each is written once; and, as every object that can hold
 * others passes here, watches how they lie within each other:
 *
 * <ul>
 *   <li>how deep;
 *   <li>that none of those made at once ({@link AtOnce}) holds itself;
 *   <li>how much there is to hash. A few references make a list whose {@code hashCode} visits more elements than there are
 *       atoms, if each list holds the one before twice. So the weight of an object is that of all it holds, counted as
 *       often as it is reached, and what becomes a key must weigh no more than the bytes justify.
 * </ul>
 */
final class References extends MapReferenceResolver {
    private static final int KEPT = 2048;
    private static final int WEIGHT_PER_BYTE = 128;

    private static final ClassValue<Boolean> HASHED_BY_IDENTITY = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.getMethod("hashCode").getDeclaringClass() == Object.class;
            } catch (NoSuchMethodException e) {
                throw new LinkageError("every class has it", e);
            }
        }
    };

    private final int maxDepth;
    /** By depth, the objects that are being written. */
    private @Nullable Object[] writing = new Object[16];

    private int deepestWritten;
    /** By depth, the numbers of the objects that are being read. */
    private int[] reading = new int[16];

    private int readingDepth;
    /** By number. */
    private long[] weights = new long[64];

    private final BitSet hashedByIdentity = new BitSet();
    private long hashing;

    References(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** Text, numbers and times are written each time: a reference would not be shorter, nor finding it faster. */
    @Override
    @SuppressWarnings("rawtypes")
    public boolean useReferences(Class type) {
        return super.useReferences(type) && !BuiltInClasses.isLeaf(type);
    }

    @Override
    public int addWrittenObject(Object object) {
        int depth = checkedDepth();
        if (depth >= writing.length) {
            writing = Arrays.copyOf(writing, 2 * depth);
        }
        writing[depth] = object;
        deepestWritten = Math.max(deepestWritten, depth);
        return super.addWrittenObject(object);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same object, not an equal one
    public int getWrittenId(Object object) {
        int id = super.getWrittenId(object);
        if (id >= 0 && kryo.getSerializer(object.getClass()) instanceof AtOnce) {
            for (int depth = 1; depth < kryo.getDepth(); depth++) {
                if (writing[depth] == object) {
                    throw new TranscodingException(holdsItself(object.getClass().getTypeName()));
                }
            }
        }
        return id;
    }

    private static String holdsItself(String type) {
        return "a " + type + " holds itself, directly or by others: one that is complete when it is made (a record,"
                + " List.of, Optional) cannot be made again so; let a class with fields hold the others";
    }

    /** Begins to read a value of so many bytes. */
    void begin(int bytes) {
        hashing = (long) WEIGHT_PER_BYTE * bytes;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public int nextReadId(Class type) {
        int id = super.nextReadId(type);
        int depth = checkedDepth();
        complete(depth);
        if (depth >= reading.length) {
            reading = Arrays.copyOf(reading, 2 * depth);
        }
        if (id >= weights.length) {
            weights = Arrays.copyOf(weights, 2 * id);
        }
        reading[depth] = id;
        readingDepth = depth;
        weights[id] = 1;
        hashedByIdentity.set(id, HASHED_BY_IDENTITY.get(type));
        return id;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Object getReadObject(Class type, int id) {
        Object object = id < readObjects.size() ? super.getReadObject(type, id) : null;
        if (object == null) {
            throw new TranscodingException("they refer to an object that is not complete");
        }
        int depth = kryo.getDepth();
        complete(depth);
        addToHolder(depth, id);
        return object;
    }

    /** What the object in work weighs up to here. */
    long weightHere() {
        int depth = kryo.getDepth();
        complete(depth + 1);
        return weights[reading[depth]];
    }

    /**
     * Takes the cost of hashing or comparing objects of this weight from what the bytes of the value justify.
     *
     * @throws TranscodingException if nothing is left
     */
    void payForHashing(long weight) {
        hashing -= weight;
        if (hashing < 0) {
            throw new TranscodingException(
                    "their keys hold each other so often that it would take too long to hash them");
        }
    }

    /** The objects at this depth and below are read: adds their weight to those that hold them. */
    private void complete(int depth) {
        for (; readingDepth >= depth; readingDepth--) {
            addToHolder(readingDepth, reading[readingDepth]);
        }
    }

    private void addToHolder(int depth, int id) {
        if (depth > 1) {
            int holder = reading[depth - 1];
            long sum = weights[holder] + (hashedByIdentity.get(id) ? 1 : weights[id]);
            weights[holder] = sum < 0 ? Long.MAX_VALUE : sum;
        }
    }

    /**
     * Takes the cost of comparing keys, of this weight all together, each with so many others.
     *
     * @throws TranscodingException if nothing is left
     */
    void payForComparing(long weight, int comparisons) {
        if (comparisons > 0) {
            if (weight > hashing / comparisons) {
                throw new TranscodingException(
                        "so many of their keys have the same hash that it would take too long to" + " tell them apart");
            }
            hashing -= weight * comparisons;
        }
    }

    /** The object in work has so many elements: each weighs something, also what is no object to refer to. */
    void addElements(int count) {
        int depth = kryo.getDepth();
        complete(depth + 1);
        weights[reading[depth]] += count;
    }

    private int checkedDepth() {
        int depth = kryo.getDepth();
        if (depth > maxDepth) {
            throw new TranscodingException("objects lie within each other deeper than maxDepth, " + maxDepth);
        }
        return depth;
    }

    @Override
    public void reset() {
        super.reset();
        Arrays.fill(writing, 0, deepestWritten + 1, null);
        deepestWritten = 0;
        readingDepth = 0;
        if (weights.length > KEPT) {
            weights = new long[KEPT];
        }
        hashedByIdentity.clear();
    }
}
