package io.memwire.hashing.internal;

/** The rings of {@link RingKind} with their usual node names, each as a service. */
public final class RingLocators {
    private RingLocators() {}

    /** A ring with the usual node names. */
    abstract static sealed class Named extends RingLocatorFactory {
        Named(RingKind kind) {
            super(kind, kind.names());
        }
    }

    /** {@link RingKind#LIBMEMCACHED}. */
    public static final class Libmemcached extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public Libmemcached() {
            super(RingKind.LIBMEMCACHED);
        }
    }

    /** {@link RingKind#LIBMEMCACHED_WEIGHTED}. */
    public static final class LibmemcachedWeighted extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public LibmemcachedWeighted() {
            super(RingKind.LIBMEMCACHED_WEIGHTED);
        }
    }

    /** {@link RingKind#SPYMEMCACHED}. */
    public static final class Spymemcached extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public Spymemcached() {
            super(RingKind.SPYMEMCACHED);
        }
    }

    /** {@link RingKind#SPYMEMCACHED_WEIGHTED}. */
    public static final class SpymemcachedWeighted extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public SpymemcachedWeighted() {
            super(RingKind.SPYMEMCACHED_WEIGHTED);
        }
    }

    /** {@link RingKind#ELASTICACHE}. */
    public static final class Elasticache extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public Elasticache() {
            super(RingKind.ELASTICACHE);
        }
    }

    /** {@link RingKind#ELASTICACHE_WEIGHTED}. */
    public static final class ElasticacheWeighted extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public ElasticacheWeighted() {
            super(RingKind.ELASTICACHE_WEIGHTED);
        }
    }

    /** {@link RingKind#XMEMCACHED}. */
    public static final class Xmemcached extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public Xmemcached() {
            super(RingKind.XMEMCACHED);
        }
    }

    /** {@link RingKind#XMEMCACHED_NGINX}. */
    public static final class XmemcachedNginx extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public XmemcachedNginx() {
            super(RingKind.XMEMCACHED_NGINX);
        }
    }

    /** {@link RingKind#XMEMCACHED_LIBMEMCACHED}. */
    public static final class XmemcachedLibmemcached extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public XmemcachedLibmemcached() {
            super(RingKind.XMEMCACHED_LIBMEMCACHED);
        }
    }

    /** {@link RingKind#FOLSOM}. */
    public static final class Folsom extends Named {
        /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
        public Folsom() {
            super(RingKind.FOLSOM);
        }
    }
}
