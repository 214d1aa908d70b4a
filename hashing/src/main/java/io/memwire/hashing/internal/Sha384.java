package io.memwire.hashing.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SHA-384 (FIPS 180-4), as the ring of the ElastiCache client needs it: the first 16 bytes of the digest, and nothing
 * allocated. Written out for the reason that {@link Md5} gives.
 */
final class Sha384 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The first 64 bits of the fractional parts of the cube roots of the first 80 primes. */
    private static final long[] K = {
        0x428a2f98d728ae22L, 0x7137449123ef65cdL, 0xb5c0fbcfec4d3b2fL, 0xe9b5dba58189dbbcL,
        0x3956c25bf348b538L, 0x59f111f1b605d019L, 0x923f82a4af194f9bL, 0xab1c5ed5da6d8118L,
        0xd807aa98a3030242L, 0x12835b0145706fbeL, 0x243185be4ee4b28cL, 0x550c7dc3d5ffb4e2L,
        0x72be5d74f27b896fL, 0x80deb1fe3b1696b1L, 0x9bdc06a725c71235L, 0xc19bf174cf692694L,
        0xe49b69c19ef14ad2L, 0xefbe4786384f25e3L, 0x0fc19dc68b8cd5b5L, 0x240ca1cc77ac9c65L,
        0x2de92c6f592b0275L, 0x4a7484aa6ea6e483L, 0x5cb0a9dcbd41fbd4L, 0x76f988da831153b5L,
        0x983e5152ee66dfabL, 0xa831c66d2db43210L, 0xb00327c898fb213fL, 0xbf597fc7beef0ee4L,
        0xc6e00bf33da88fc2L, 0xd5a79147930aa725L, 0x06ca6351e003826fL, 0x142929670a0e6e70L,
        0x27b70a8546d22ffcL, 0x2e1b21385c26c926L, 0x4d2c6dfc5ac42aedL, 0x53380d139d95b3dfL,
        0x650a73548baf63deL, 0x766a0abb3c77b2a8L, 0x81c2c92e47edaee6L, 0x92722c851482353bL,
        0xa2bfe8a14cf10364L, 0xa81a664bbc423001L, 0xc24b8b70d0f89791L, 0xc76c51a30654be30L,
        0xd192e819d6ef5218L, 0xd69906245565a910L, 0xf40e35855771202aL, 0x106aa07032bbd1b8L,
        0x19a4c116b8d2d0c8L, 0x1e376c085141ab53L, 0x2748774cdf8eeb99L, 0x34b0bcb5e19b48a8L,
        0x391c0cb3c5c95a63L, 0x4ed8aa4ae3418acbL, 0x5b9cca4f7763e373L, 0x682e6ff3d6b2b8a3L,
        0x748f82ee5defb2fcL, 0x78a5636f43172f60L, 0x84c87814a1f0ab72L, 0x8cc702081a6439ecL,
        0x90befffa23631e28L, 0xa4506cebde82bde9L, 0xbef9a3f7b2c67915L, 0xc67178f2e372532bL,
        0xca273eceea26619cL, 0xd186b8c721c0c207L, 0xeada7dd6cde0eb1eL, 0xf57d4f7fee6ed178L,
        0x06f067aa72176fbaL, 0x0a637dc5a2c898a6L, 0x113f9804bef90daeL, 0x1b710b35131c471bL,
        0x28db77f523047d84L, 0x32caab7b40c72493L, 0x3c9ebe0a15c9bebcL, 0x431d67c49c100d4cL,
        0x4cc5d4becb3e42b6L, 0x597f299cfc657e2aL, 0x5fcb6fab3ad6faecL, 0x6c44198c4a475817L
    };

    private Sha384() {}

    /**
     * Digests {@code length} bytes.
     *
     * @param words takes the first four words of the digest, each of four bytes in little-endian order; null for none
     * @return the first of them
     */
    static int digest(byte[] text, int offset, int length, int @Nullable [] words) {
        Objects.checkFromIndexSize(offset, length, text.length);
        long a0 = 0xcbbb9d5dc1059ed8L;
        long b0 = 0x629a292a367cd507L;
        long c0 = 0x9159015a3070dd17L;
        long d0 = 0x152fecd8f70e5939L;
        long e0 = 0x67332667ffc00b31L;
        long f0 = 0x8eb44a8768581511L;
        long g0 = 0xdb0c2e0d64f98fa7L;
        long h0 = 0x47b5481dbefa4fa4L;
        int end = (length + 16) / 128 * 16 + 16; // in words: the text, a bit, zeros and the 128-bit length
        for (int block = 0; block < end; block += 16) {
            long w0 = word(text, offset, length, block + 0);
            long w1 = word(text, offset, length, block + 1);
            long w2 = word(text, offset, length, block + 2);
            long w3 = word(text, offset, length, block + 3);
            long w4 = word(text, offset, length, block + 4);
            long w5 = word(text, offset, length, block + 5);
            long w6 = word(text, offset, length, block + 6);
            long w7 = word(text, offset, length, block + 7);
            long w8 = word(text, offset, length, block + 8);
            long w9 = word(text, offset, length, block + 9);
            long w10 = word(text, offset, length, block + 10);
            long w11 = word(text, offset, length, block + 11);
            long w12 = word(text, offset, length, block + 12);
            long w13 = word(text, offset, length, block + 13);
            long w14 = word(text, offset, length, block + 14);
            long w15 = block + 16 == end ? (long) length << 3 : word(text, offset, length, block + 15);
            long a = a0;
            long b = b0;
            long c = c0;
            long d = d0;
            long e = e0;
            long f = f0;
            long g = g0;
            long h = h0;
            for (int round = 0; round < 80; round += 16) {
                if (round > 0) {
                    w0 += sigma0(w1) + w9 + sigma1(w14);
                    w1 += sigma0(w2) + w10 + sigma1(w15);
                    w2 += sigma0(w3) + w11 + sigma1(w0);
                    w3 += sigma0(w4) + w12 + sigma1(w1);
                    w4 += sigma0(w5) + w13 + sigma1(w2);
                    w5 += sigma0(w6) + w14 + sigma1(w3);
                    w6 += sigma0(w7) + w15 + sigma1(w4);
                    w7 += sigma0(w8) + w0 + sigma1(w5);
                    w8 += sigma0(w9) + w1 + sigma1(w6);
                    w9 += sigma0(w10) + w2 + sigma1(w7);
                    w10 += sigma0(w11) + w3 + sigma1(w8);
                    w11 += sigma0(w12) + w4 + sigma1(w9);
                    w12 += sigma0(w13) + w5 + sigma1(w10);
                    w13 += sigma0(w14) + w6 + sigma1(w11);
                    w14 += sigma0(w15) + w7 + sigma1(w12);
                    w15 += sigma0(w0) + w8 + sigma1(w13);
                }
                h += temp(w0 + K[round], e, f, g);
                d += h;
                h += sum(a, b, c);
                g += temp(w1 + K[round + 1], d, e, f);
                c += g;
                g += sum(h, a, b);
                f += temp(w2 + K[round + 2], c, d, e);
                b += f;
                f += sum(g, h, a);
                e += temp(w3 + K[round + 3], b, c, d);
                a += e;
                e += sum(f, g, h);
                d += temp(w4 + K[round + 4], a, b, c);
                h += d;
                d += sum(e, f, g);
                c += temp(w5 + K[round + 5], h, a, b);
                g += c;
                c += sum(d, e, f);
                b += temp(w6 + K[round + 6], g, h, a);
                f += b;
                b += sum(c, d, e);
                a += temp(w7 + K[round + 7], f, g, h);
                e += a;
                a += sum(b, c, d);
                h += temp(w8 + K[round + 8], e, f, g);
                d += h;
                h += sum(a, b, c);
                g += temp(w9 + K[round + 9], d, e, f);
                c += g;
                g += sum(h, a, b);
                f += temp(w10 + K[round + 10], c, d, e);
                b += f;
                f += sum(g, h, a);
                e += temp(w11 + K[round + 11], b, c, d);
                a += e;
                e += sum(f, g, h);
                d += temp(w12 + K[round + 12], a, b, c);
                h += d;
                d += sum(e, f, g);
                c += temp(w13 + K[round + 13], h, a, b);
                g += c;
                c += sum(d, e, f);
                b += temp(w14 + K[round + 14], g, h, a);
                f += b;
                b += sum(c, d, e);
                a += temp(w15 + K[round + 15], f, g, h);
                e += a;
                a += sum(b, c, d);
            }
            a0 += a;
            b0 += b;
            c0 += c;
            d0 += d;
            e0 += e;
            f0 += f;
            g0 += g;
            h0 += h;
        }
        int first = Integer.reverseBytes((int) (a0 >>> 32));
        if (words != null) {
            words[0] = first;
            words[1] = Integer.reverseBytes((int) a0);
            words[2] = Integer.reverseBytes((int) (b0 >>> 32));
            words[3] = Integer.reverseBytes((int) b0);
        }
        return first;
    }

    /** A word of the padded text, without its length. */
    private static long word(byte[] text, int offset, int length, int index) {
        int at = index * 8;
        if (at + 8 <= length) {
            return (long) WORD.get(text, offset + at);
        }
        long word = 0;
        for (int i = 0; i < 8 && at + i <= length; i++) {
            long next = at + i == length ? 0x80 : text[offset + at + i] & 0xff;
            word |= next << (56 - 8 * i);
        }
        return word;
    }

    private static long sigma0(long x) {
        return Long.rotateRight(x, 1) ^ Long.rotateRight(x, 8) ^ x >>> 7;
    }

    private static long sigma1(long x) {
        return Long.rotateRight(x, 19) ^ Long.rotateRight(x, 61) ^ x >>> 6;
    }

    private static long temp(long wordAndConstant, long e, long f, long g) {
        return wordAndConstant
                + (Long.rotateRight(e, 14) ^ Long.rotateRight(e, 18) ^ Long.rotateRight(e, 41))
                + (g ^ (e & (f ^ g)));
    }

    private static long sum(long a, long b, long c) {
        return (Long.rotateRight(a, 28) ^ Long.rotateRight(a, 34) ^ Long.rotateRight(a, 39))
                + ((a & b) | (c & (a | b)));
    }
}
