package io.memwire.hashing.internal;

import io.memwire.api.spi.KeyHasher;
import io.memwire.hashing.NodeNames;
import io.memwire.hashing.internal.RingBuilder.Collision;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rings of other clients, and what tells them apart; {@code docs/locators.md} has them as a table. */
public enum RingKind {
    /** libmemcached with {@code MEMCACHED_BEHAVIOR_KETAMA}. */
    LIBMEMCACHED("ketama-libmemcached", 100, PointCount.EQUAL, Collision.FIRST),

    /** libmemcached with {@code MEMCACHED_BEHAVIOR_KETAMA_WEIGHTED}. */
    LIBMEMCACHED_WEIGHTED("ketama-libmemcached-weighted", 160, PointCount.SHARE, Collision.FIRST),

    /** spymemcached's {@code KetamaNodeLocator} without weights. */
    SPYMEMCACHED("ketama-spymemcached", 160, PointCount.EQUAL, Collision.LAST),

    /** spymemcached's {@code KetamaNodeLocator} with weights. */
    SPYMEMCACHED_WEIGHTED("ketama-spymemcached-weighted", 160, PointCount.SHARE, Collision.LAST),

    /** The {@code KetamaNodeLocator} of the ElastiCache client from 1.2 on, without weights. */
    ELASTICACHE("ketama-elasticache", 160, PointCount.EQUAL, Collision.LAST),

    /** The {@code KetamaNodeLocator} of the ElastiCache client from 1.2 on, with weights. */
    ELASTICACHE_WEIGHTED("ketama-elasticache-weighted", 160, PointCount.SHARE, Collision.LAST),

    /** xmemcached's {@code KetamaMemcachedSessionLocator}. */
    XMEMCACHED("ketama-xmemcached", 160, PointCount.TIMES_WEIGHT, Collision.MODULO),

    /** The same with {@code cwNginxUpstreamConsistent}. */
    XMEMCACHED_NGINX("ketama-xmemcached-nginx", 160, PointCount.TIMES_WEIGHT, Collision.MODULO),

    /** xmemcached's {@code LibmemcachedMemcachedSessionLocator}. */
    XMEMCACHED_LIBMEMCACHED("ketama-xmemcached-libmemcached", 100, PointCount.EQUAL, Collision.FIRST),

    /** folsom's {@code Continuum}. */
    FOLSOM("ketama-folsom", 100, PointCount.EQUAL, Collision.LAST);

    private final String locatorName;
    private final int pointsEach;
    private final PointCount count;
    private final Collision collision;

    RingKind(String locatorName, int pointsEach, PointCount count, Collision collision) {
        this.locatorName = locatorName;
        this.pointsEach = pointsEach;
        this.count = count;
        this.collision = collision;
    }

    String locatorName() {
        return locatorName;
    }

    /** The names of servers where no others are given. */
    NodeNames names() {
        return switch (this) {
            case LIBMEMCACHED, LIBMEMCACHED_WEIGHTED, XMEMCACHED_LIBMEMCACHED -> NodeNames.HOST_AND_OTHER_PORT;
            case SPYMEMCACHED, SPYMEMCACHED_WEIGHTED, ELASTICACHE, ELASTICACHE_WEIGHTED -> NodeNames.ADDRESS_AND_PORT;
            case XMEMCACHED -> NodeNames.SLASH_ADDRESS_AND_PORT;
            case XMEMCACHED_NGINX -> NodeNames.ADDRESS_AND_OTHER_PORT;
            case FOLSOM -> NodeNames.HOST_AND_PORT;
        };
    }

    /** Names of the key hashers that go with the ring, the usual one first. */
    List<String> hashers() {
        return switch (this) {
            case LIBMEMCACHED -> Hashers.LIBMEMCACHED;
            case LIBMEMCACHED_WEIGHTED -> Hashers.MD5;
            case SPYMEMCACHED, SPYMEMCACHED_WEIGHTED -> Hashers.SPYMEMCACHED;
            case ELASTICACHE, ELASTICACHE_WEIGHTED -> Hashers.ELASTICACHE;
            case XMEMCACHED, XMEMCACHED_NGINX -> Hashers.XMEMCACHED;
            case XMEMCACHED_LIBMEMCACHED -> Hashers.XMEMCACHED_LIBMEMCACHED;
            case FOLSOM -> Hashers.FOLSOM;
        };
    }

    int pointsEach() {
        return pointsEach;
    }

    PointCount count() {
        return count;
    }

    Collision collision() {
        return collision;
    }

    /** Whether the ring is ordered by signed numbers. */
    boolean signed() {
        return this == FOLSOM;
    }

    /** How points are made when keys are hashed by this hasher. */
    Points points(KeyHasher hasher) {
        boolean usual = hasher.name().equals(hashers().get(0));
        return switch (this) {
            case LIBMEMCACHED, XMEMCACHED_LIBMEMCACHED -> Points::ofHashes;
            case LIBMEMCACHED_WEIGHTED, SPYMEMCACHED_WEIGHTED -> Points.MD5;
            case SPYMEMCACHED, XMEMCACHED, XMEMCACHED_NGINX -> usual ? Points.MD5 : Points::ofHashes;
            case ELASTICACHE -> usual ? Points.SHA_384 : Points::ofHashes;
            case ELASTICACHE_WEIGHTED -> Points.SHA_384;
            case FOLSOM -> Points::ofMurmur3Chain;
        };
    }

    /** How a key's alternatives are found; null for the points that follow. */
    @Nullable
    Rehash rehash(int servers) {
        return switch (this) {
            case SPYMEMCACHED, SPYMEMCACHED_WEIGHTED, ELASTICACHE, ELASTICACHE_WEIGHTED -> new Rehash(0, 6);
            case XMEMCACHED, XMEMCACHED_NGINX, XMEMCACHED_LIBMEMCACHED -> new Rehash(1, servers);
            case LIBMEMCACHED, LIBMEMCACHED_WEIGHTED, FOLSOM -> null;
        };
    }

    /** Which key hashers go with which ring. */
    private static final class Hashers {
        private static final List<String> MD5 = List.of("md5");
        private static final List<String> FOLSOM = List.of("murmur3-32");
        private static final List<String> LIBMEMCACHED =
                List.of("one-at-a-time", "md5", "cmemcache-1.60", "fnv1-32", "fnv1a-32", "fnv1-64", "fnv1a-64");
        private static final List<String> SPYMEMCACHED = javaClient("md5");
        private static final List<String> ELASTICACHE = javaClient("sha-384");
        private static final List<String> XMEMCACHED = javaClient("md5", "one-at-a-time-unsigned");
        private static final List<String> XMEMCACHED_LIBMEMCACHED = javaClient("one-at-a-time-unsigned", "md5");

        private static List<String> javaClient(String... first) {
            return Stream.concat(
                            Stream.of(first),
                            Stream.of(
                                    "java-string",
                                    "cmemcache-1.60",
                                    "fnv1-32-utf16",
                                    "fnv1a-32-utf16",
                                    "fnv1-64-utf16",
                                    "fnv1a-64-utf16"))
                    .toList();
        }
    }
}
