package io.memwire.hashing.internal;

/** {@link Fnv} over the chars of the key, as spymemcached and xmemcached compute it. */
public final class FnvOfChars {
    private FnvOfChars() {}

    /** {@code fnv1-32-utf16}. */
    public static final class Fnv1x32 extends Hasher {
        /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
        public Fnv1x32() {
            super("fnv1-32-utf16", Fnv.FNV1_32);
        }
    }

    /** {@code fnv1a-32-utf16}. */
    public static final class Fnv1ax32 extends Hasher {
        /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
        public Fnv1ax32() {
            super("fnv1a-32-utf16", Fnv.FNV1A_32);
        }
    }

    /** {@code fnv1-64-utf16}. */
    public static final class Fnv1x64 extends Hasher {
        /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
        public Fnv1x64() {
            super("fnv1-64-utf16", Fnv.FNV1_64);
        }
    }

    /** {@code fnv1a-64-utf16}. */
    public static final class Fnv1ax64 extends Hasher {
        /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
        public Fnv1ax64() {
            super("fnv1a-64-utf16", Fnv.FNV1A_64);
        }
    }

    abstract static class Hasher extends Utf16Hasher {
        private final Fnv fnv;

        Hasher(String name, Fnv fnv) {
            super(name, fnv.start());
            this.fnv = fnv;
        }

        @Override
        final long with(long hash, char unit) {
            return fnv.with(hash, unit);
        }
    }
}
