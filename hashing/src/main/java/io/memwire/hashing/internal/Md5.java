package io.memwire.hashing.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * MD5 (RFC 1321), as the rings of ketama need it: the first words of the digest, and nothing allocated.
 *
 * <p>The JDK's needs an object and an array for each key, or one kept for each thread; here all state is in local
 * variables, which is why the rounds are written out.
 */
final class Md5 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Md5() {}

    /**
     * Digests {@code length} bytes.
     *
     * @param words takes the four words of the digest, each of four bytes in little-endian order; null for none
     * @return the first of them
     */
    static int digest(byte[] text, int offset, int length, int @Nullable [] words) {
        Objects.checkFromIndexSize(offset, length, text.length);
        int a0 = 0x67452301;
        int b0 = 0xefcdab89;
        int c0 = 0x98badcfe;
        int d0 = 0x10325476;
        int end = (length + 8) / 64 * 16 + 16; // in words: the text, a bit, zeros and the 64-bit length
        for (int block = 0; block < end; block += 16) {
            int m0 = word(text, offset, length, block + 0);
            int m1 = word(text, offset, length, block + 1);
            int m2 = word(text, offset, length, block + 2);
            int m3 = word(text, offset, length, block + 3);
            int m4 = word(text, offset, length, block + 4);
            int m5 = word(text, offset, length, block + 5);
            int m6 = word(text, offset, length, block + 6);
            int m7 = word(text, offset, length, block + 7);
            int m8 = word(text, offset, length, block + 8);
            int m9 = word(text, offset, length, block + 9);
            int m10 = word(text, offset, length, block + 10);
            int m11 = word(text, offset, length, block + 11);
            int m12 = word(text, offset, length, block + 12);
            int m13 = word(text, offset, length, block + 13);
            int m14 = block + 16 == end ? length << 3 : word(text, offset, length, block + 14);
            int m15 = block + 16 == end ? length >>> 29 : word(text, offset, length, block + 15);
            int a = a0;
            int b = b0;
            int c = c0;
            int d = d0;
            a = f(a, b, c, d, m0, 7, 0xd76aa478);
            d = f(d, a, b, c, m1, 12, 0xe8c7b756);
            c = f(c, d, a, b, m2, 17, 0x242070db);
            b = f(b, c, d, a, m3, 22, 0xc1bdceee);
            a = f(a, b, c, d, m4, 7, 0xf57c0faf);
            d = f(d, a, b, c, m5, 12, 0x4787c62a);
            c = f(c, d, a, b, m6, 17, 0xa8304613);
            b = f(b, c, d, a, m7, 22, 0xfd469501);
            a = f(a, b, c, d, m8, 7, 0x698098d8);
            d = f(d, a, b, c, m9, 12, 0x8b44f7af);
            c = f(c, d, a, b, m10, 17, 0xffff5bb1);
            b = f(b, c, d, a, m11, 22, 0x895cd7be);
            a = f(a, b, c, d, m12, 7, 0x6b901122);
            d = f(d, a, b, c, m13, 12, 0xfd987193);
            c = f(c, d, a, b, m14, 17, 0xa679438e);
            b = f(b, c, d, a, m15, 22, 0x49b40821);
            a = g(a, b, c, d, m1, 5, 0xf61e2562);
            d = g(d, a, b, c, m6, 9, 0xc040b340);
            c = g(c, d, a, b, m11, 14, 0x265e5a51);
            b = g(b, c, d, a, m0, 20, 0xe9b6c7aa);
            a = g(a, b, c, d, m5, 5, 0xd62f105d);
            d = g(d, a, b, c, m10, 9, 0x02441453);
            c = g(c, d, a, b, m15, 14, 0xd8a1e681);
            b = g(b, c, d, a, m4, 20, 0xe7d3fbc8);
            a = g(a, b, c, d, m9, 5, 0x21e1cde6);
            d = g(d, a, b, c, m14, 9, 0xc33707d6);
            c = g(c, d, a, b, m3, 14, 0xf4d50d87);
            b = g(b, c, d, a, m8, 20, 0x455a14ed);
            a = g(a, b, c, d, m13, 5, 0xa9e3e905);
            d = g(d, a, b, c, m2, 9, 0xfcefa3f8);
            c = g(c, d, a, b, m7, 14, 0x676f02d9);
            b = g(b, c, d, a, m12, 20, 0x8d2a4c8a);
            a = h(a, b, c, d, m5, 4, 0xfffa3942);
            d = h(d, a, b, c, m8, 11, 0x8771f681);
            c = h(c, d, a, b, m11, 16, 0x6d9d6122);
            b = h(b, c, d, a, m14, 23, 0xfde5380c);
            a = h(a, b, c, d, m1, 4, 0xa4beea44);
            d = h(d, a, b, c, m4, 11, 0x4bdecfa9);
            c = h(c, d, a, b, m7, 16, 0xf6bb4b60);
            b = h(b, c, d, a, m10, 23, 0xbebfbc70);
            a = h(a, b, c, d, m13, 4, 0x289b7ec6);
            d = h(d, a, b, c, m0, 11, 0xeaa127fa);
            c = h(c, d, a, b, m3, 16, 0xd4ef3085);
            b = h(b, c, d, a, m6, 23, 0x04881d05);
            a = h(a, b, c, d, m9, 4, 0xd9d4d039);
            d = h(d, a, b, c, m12, 11, 0xe6db99e5);
            c = h(c, d, a, b, m15, 16, 0x1fa27cf8);
            b = h(b, c, d, a, m2, 23, 0xc4ac5665);
            a = i(a, b, c, d, m0, 6, 0xf4292244);
            d = i(d, a, b, c, m7, 10, 0x432aff97);
            c = i(c, d, a, b, m14, 15, 0xab9423a7);
            b = i(b, c, d, a, m5, 21, 0xfc93a039);
            a = i(a, b, c, d, m12, 6, 0x655b59c3);
            d = i(d, a, b, c, m3, 10, 0x8f0ccc92);
            c = i(c, d, a, b, m10, 15, 0xffeff47d);
            b = i(b, c, d, a, m1, 21, 0x85845dd1);
            a = i(a, b, c, d, m8, 6, 0x6fa87e4f);
            d = i(d, a, b, c, m15, 10, 0xfe2ce6e0);
            c = i(c, d, a, b, m6, 15, 0xa3014314);
            b = i(b, c, d, a, m13, 21, 0x4e0811a1);
            a = i(a, b, c, d, m4, 6, 0xf7537e82);
            d = i(d, a, b, c, m11, 10, 0xbd3af235);
            c = i(c, d, a, b, m2, 15, 0x2ad7d2bb);
            b = i(b, c, d, a, m9, 21, 0xeb86d391);
            a0 += a;
            b0 += b;
            c0 += c;
            d0 += d;
        }
        if (words != null) {
            words[0] = a0;
            words[1] = b0;
            words[2] = c0;
            words[3] = d0;
        }
        return a0;
    }

    /** A word of the padded text, without its length. */
    private static int word(byte[] text, int offset, int length, int index) {
        int at = index * 4;
        if (at + 4 <= length) {
            return (int) WORD.get(text, offset + at);
        }
        int word = 0;
        for (int i = 0; i < 4 && at + i <= length; i++) {
            int next = at + i == length ? 0x80 : text[offset + at + i] & 0xff;
            word |= next << (8 * i);
        }
        return word;
    }

    private static int f(int a, int b, int c, int d, int m, int shift, int constant) {
        return b + Integer.rotateLeft(a + (d ^ (b & (c ^ d))) + m + constant, shift);
    }

    private static int g(int a, int b, int c, int d, int m, int shift, int constant) {
        return b + Integer.rotateLeft(a + ((b & d) | (c & ~d)) + m + constant, shift);
    }

    private static int h(int a, int b, int c, int d, int m, int shift, int constant) {
        return b + Integer.rotateLeft(a + (b ^ c ^ d) + m + constant, shift);
    }

    private static int i(int a, int b, int c, int d, int m, int shift, int constant) {
        return b + Integer.rotateLeft(a + (c ^ (b | ~d)) + m + constant, shift);
    }
}
