package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.api.Dialect;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.Serializer;
import java.util.Arrays;
import java.util.List;

/** Transcoders and plug-ins to test with. */
final class Transcoders {
    static final int MAX = 1 << 20;

    private Transcoders() {}

    /** Without any plug-in. */
    static BuiltInTranscoder plain(Dialect dialect) {
        return new BuiltInTranscoder(dialect, new Serialization(List.of(), null), zlib());
    }

    /** With one serializer. */
    static BuiltInTranscoder with(Dialect dialect, Serializer serializer) {
        return new BuiltInTranscoder(dialect, serialization(serializer), zlib());
    }

    static Compression zlib() {
        return compression(new ZlibCompressor(), MAX);
    }

    static Compression compression(Compressor writer, int maxDecompressedBytes) {
        return new Compression(plugins(writer), plugins(writer).get(0), maxDecompressedBytes);
    }

    static Serialization serialization(Serializer writer) {
        List<Plugin<Serializer>> all = PluginKind.SERIALIZER.describe(List.of(writer));
        return new Serialization(all, all.get(0));
    }

    static List<Plugin<Compressor>> plugins(Compressor... compressors) {
        return PluginKind.COMPRESSOR.describe(List.of(compressors));
    }

    /** Writes a list of one string as that string's Latin-1 bytes. */
    static class ListSerializer implements Serializer {
        private final String name;
        private final int flags;

        ListSerializer(String name, int flags) {
            this.name = name;
            this.flags = flags;
        }

        static ListSerializer pickle() {
            return new ListSerializer("pickle", ClientFlags.PICKLE);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int flags() {
            return flags;
        }

        @Override
        public byte[] serialize(Object value) {
            return ((List<?>) value).get(0).toString().getBytes(ISO_8859_1);
        }

        @Override
        @SuppressWarnings("unchecked") // on purpose: what a careless plug-in does
        public <T> T deserialize(byte[] data, Class<T> type) {
            return (T) List.of(new String(data, ISO_8859_1));
        }
    }

    /** Cuts off the last byte, whatever it is; the flags are those of id 12. */
    static class CuttingCompressor implements Compressor {
        @Override
        public String name() {
            return "cutting";
        }

        @Override
        public int flags() {
            return ClientFlags.compressor(12);
        }

        @Override
        public byte[] compress(byte[] value) {
            return Arrays.copyOf(value, value.length - 1);
        }

        @Override
        public byte[] decompress(byte[] stored, int maxLength) {
            return Arrays.copyOf(stored, stored.length + 1);
        }
    }
}
