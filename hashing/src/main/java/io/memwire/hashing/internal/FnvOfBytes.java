package io.memwire.hashing.internal;

import java.util.Objects;

/** {@link Fnv} over the bytes of the key, as libmemcached computes it: a byte above 127 counts as a negative number. */
public final class FnvOfBytes {
    private FnvOfBytes() {}

    /** {@code fnv1-32}. */
    public static final class Fnv1x32 extends Hasher {
        /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
        public Fnv1x32() {
            super("fnv1-32", Fnv.FNV1_32);
        }
    }

    /** {@code fnv1a-32}. */
    public static final class Fnv1ax32 extends Hasher {
        /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
        public Fnv1ax32() {
            super("fnv1a-32", Fnv.FNV1A_32);
        }
    }

    /** {@code fnv1-64}. */
    public static final class Fnv1x64 extends Hasher {
        /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
        public Fnv1x64() {
            super("fnv1-64", Fnv.FNV1_64);
        }
    }

    /** {@code fnv1a-64}. */
    public static final class Fnv1ax64 extends Hasher {
        /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
        public Fnv1ax64() {
            super("fnv1a-64", Fnv.FNV1A_64);
        }
    }

    abstract static class Hasher extends NamedHasher {
        private final Fnv fnv;

        Hasher(String name, Fnv fnv) {
            super(name);
            this.fnv = fnv;
        }

        @Override
        public final long hash(byte[] key, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, key.length);
            long hash = fnv.start();
            for (int i = offset; i < offset + length; i++) {
                hash = fnv.with(hash, key[i]);
            }
            return hash & 0xffffffffL;
        }
    }
}
