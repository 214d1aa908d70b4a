package io.memwire.benchmarks.values;

import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.Serializer;
import io.memwire.client.BuiltInPlugins;
import io.memwire.serialization.kryo.KryoSerializer;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** All serializers and compressors: the built-in ones, those of our modules, and Java serialization to compare with. */
final class ValuePlugins {
    private ValuePlugins() {}

    static List<Compressor> compressors() {
        return Stream.concat(
                        Stream.of(BuiltInPlugins.zlib()),
                        ServiceLoader.load(Compressor.class).stream().map(ServiceLoader.Provider::get))
                .toList();
    }

    static Compressor compressor(String name) {
        return compressors().stream()
                .filter(compressor -> compressor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no compressor is named " + name));
    }

    static List<Serializer> serializers() {
        Serializer kryo = KryoSerializer.builder().register(Samples.User.class).build();
        Stream<Serializer> found = ServiceLoader.load(Serializer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(serializer -> !serializer.name().equals(kryo.name()));
        return Stream.concat(Stream.of(new JdkSerializer(), kryo), found).toList();
    }

    static Serializer serializer(String name) {
        return serializers().stream()
                .filter(serializer -> serializer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no serializer is named " + name));
    }
}
