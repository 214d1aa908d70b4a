package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The files of facts beside the tests: fields between tabs, lines that begin with {@code #} are comments. */
final class Vectors {
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final Pattern REPEAT = Pattern.compile("(.)\\{([0-9]+)\\}");

    private Vectors() {}

    /** The rows of a file, that of the column names first. */
    static List<List<String>> rows(String file) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hash of a key as the files write it: its own routing hash, if it has one. */
    static BigInteger hash(String key, KeyHasher hasher) {
        int at = key.indexOf('@');
        return at < 0 ? BigInteger.valueOf(hasher.hash(key(key))) : new BigInteger(key.substring(at + 1));
    }

    static byte[] key(String text) {
        String repeated = REPEAT.matcher(text).replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
        return ESCAPE.matcher(repeated)
                .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)))
                .getBytes(ISO_8859_1);
    }

    /** Servers written as {@code a,b=3}; their hosts are the letters. */
    static List<Server> servers(String text) {
        return Arrays.stream(text.split(",", -1)).map(Server::parse).toList();
    }

    static KeyHasher hasher(String name) {
        return switch (name) {
            case "cmemcache" -> KeyHashers.CMEMCACHE;
            case "cmemcache-1.60" -> KeyHashers.CMEMCACHE_1_60;
            case "crc32-signed" -> KeyHashers.CRC32_SIGNED;
            case "crc32-unsigned" -> KeyHashers.CRC32_UNSIGNED;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
