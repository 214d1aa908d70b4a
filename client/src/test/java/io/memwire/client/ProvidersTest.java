package io.memwire.client;

import static io.memwire.client.Refusals.assertRefuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.Serializer;
import io.memwire.api.spi.Transcoder;
import io.memwire.client.Transcoders.CuttingCompressor;
import io.memwire.client.Transcoders.ListSerializer;
import io.memwire.hashing.KeyHashers;
import io.memwire.hashing.NodeLocators;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
    private static final int ID_64 = ClientFlags.serializer(64);

    private final MemcacheClientBuilder builder = MemcacheClient.builder();

    @ParameterizedTest
    @ValueSource(strings = {"cmemcache", "cmemcache-1.60", "crc32-signed", "crc32-unsigned"})
    void findsEveryHasherByName(String name) {
        assertEquals(name, Providers.hasher(builder.hasher(name).options()).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"modulo", "modulo-scan"})
    void findsEveryLocatorByName(String name) {
        assertEquals(name, Providers.locator(builder.locator(name).options()).name());
    }

    @Test
    void takesPythonsHashAndSelectionByDefault() {
        assertEquals("cmemcache", Providers.hasher(builder.options()).name());
        assertEquals("modulo", Providers.locator(builder.options()).name());
    }

    @Test
    void takesWhatIsGivenByHand() {
        Transcoder transcoder = Transcoders.plain(builder.options().dialect());
        builder.hasher(KeyHashers.CRC32_SIGNED)
                .locator(NodeLocators.MODULO_SCAN)
                .transcoder(transcoder);

        assertSame(KeyHashers.CRC32_SIGNED, Providers.hasher(builder.options()));
        assertSame(NodeLocators.MODULO_SCAN, Providers.locator(builder.options()));
        assertSame(transcoder, Providers.transcoder(builder.options()));
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThatArePresent() {
        assertRefuses(
                InvalidRequestException.class,
                "no key hasher named \"md6\" is present (present: cmemcache, cmemcache-1.60, crc32-signed, crc32-unsigned, ",
                () -> Providers.hasher(builder.hasher("md6").options()));
        assertRefuses(
                InvalidRequestException.class,
                ", modulo, modulo-scan, rendezvous): add the module that has it",
                () -> Providers.locator(builder.locator("ring").options()));
        assertRefuses(
                InvalidRequestException.class,
                "no compressor named \"lz4\" is present (present: zlib): add the module io.memwire.compression.lz4"
                        + " (artifact io.memwire:memwire-compression-lz4)",
                () -> Providers.transcoder(builder.compressor("lz4").options()));
        assertRefuses(
                InvalidRequestException.class,
                "no serializer named \"kryo\" is present (present: none): add the module io.memwire.serialization.kryo",
                () -> Providers.transcoder(builder.serializer("kryo").options()));
    }

    @Test
    void theOnlySerializerWrites() {
        Transcoder transcoder =
                Providers.builtIn(builder.options(), List.of(new ListSerializer("list", ID_64)), List.of());

        assertEquals(ID_64, transcoder.encode(List.of("x"), 0).flags());
    }

    @Test
    void theNamedSerializerAndCompressorWriteAndAllRead() {
        List<Serializer> serializers = List.of(new ListSerializer("list", ID_64), ListSerializer.pickle());
        Transcoder transcoder = Providers.builtIn(
                builder.serializer("pickle").compressor("cutting").options(),
                serializers,
                List.of(new CuttingCompressor()));

        EncodedValue encoded = transcoder.encode(List.of("12345"), 1);

        assertEquals(ClientFlags.PICKLE | ClientFlags.compressor(12), encoded.flags());
        assertEquals(List.of("x"), transcoder.decode(ID_64, new byte[] {'x'}, List.class));
        byte[] zlib = new ZlibCompressor().compress(new byte[50]);
        assertArrayEquals(new byte[50], transcoder.decode(ClientFlags.ZLIB, zlib, byte[].class));
    }

    @Test
    void withoutANameNoneOfSeveralSerializersWrites() {
        Transcoder transcoder = Providers.builtIn(
                builder.options(), List.of(new ListSerializer("list", ID_64), ListSerializer.pickle()), List.of());

        assertThrows(TranscodingException.class, () -> transcoder.encode(List.of("x"), 0));
    }

    @Test
    void oneGivenByHandReplacesTheOneFound() {
        List<Serializer> found = List.of(new ListSerializer("list", ID_64));
        for (Serializer own :
                List.of(new ListSerializer("list", ClientFlags.serializer(65)), new ListSerializer("mine", ID_64))) {
            Transcoder transcoder =
                    Providers.builtIn(MemcacheClient.builder().serializer(own).options(), found, List.of());

            assertEquals(own.flags(), transcoder.encode(List.of("x"), 0).flags());
        }
    }

    @Test
    void zlibCanBeReplacedByHand() {
        var ownZlib = new ZlibCompressor();
        Transcoder transcoder = Providers.transcoder(builder.compressor(ownZlib).options());

        assertEquals(ClientFlags.ZLIB, transcoder.encode(new byte[100], 1).flags());
    }

    @Test
    void twoWithOneNameOrOneFlagsAreRefused() {
        Serializer first = new ListSerializer("list", ID_64);
        Serializer second = new ListSerializer("list", ClientFlags.serializer(65)) {};
        Serializer third = new ListSerializer("other", ID_64) {};

        assertRefuses(
                InvalidRequestException.class,
                "two serializers have the name list: " + first.getClass().getName() + " and "
                        + second.getClass().getName(),
                () -> PluginKind.SERIALIZER.describe(List.of(first, second)));
        assertRefuses(
                InvalidRequestException.class,
                "two serializers have the flags 0x4d004000: " + first.getClass().getName() + " and "
                        + third.getClass().getName(),
                () -> PluginKind.SERIALIZER.describe(List.of(first, third)));
        assertRefuses(
                InvalidRequestException.class,
                "two key hashers have the name cmemcache",
                () -> PluginKind.KEY_HASHER.describe(List.of(KeyHashers.CMEMCACHE, KeyHashers.CMEMCACHE)));
        assertRefuses(
                InvalidRequestException.class,
                "two compressors have the name cutting",
                () -> Providers.transcoder(builder.compressor(new CuttingCompressor())
                        .compressor(new CuttingCompressor())
                        .options()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 16, 0x4d000100, 0x4d000f00, 0x00001000, 0x4d001001, 0x4d011000, -1})
    void refusesASerializerWithFlagsThatAreNotItsOwn(int flags) {
        assertRefuses(
                InvalidRequestException.class,
                "which a serializer may not have",
                () -> PluginKind.SERIALIZER.describe(List.of(new ListSerializer("bad", flags))));
    }

    @Test
    void refusesAPlugInWithoutAName() {
        assertRefuses(
                InvalidRequestException.class,
                "has no name",
                () -> PluginKind.SERIALIZER.describe(List.of(new ListSerializer(" ", ID_64))));
    }

    @Test
    void namesTheProviderThatCannotBeMade() {
        ServiceLoader.Provider<KeyHasher> broken = provider(() -> {
            throw new ServiceConfigurationError("could not be instantiated", new IllegalStateException("no library"));
        });
        ServiceLoader.Provider<KeyHasher> unlinked = provider(() -> {
            throw new NoClassDefFoundError("com/esotericsoftware/Kryo");
        });

        assertRefuses(
                InvalidRequestException.class,
                "cannot load the key hasher " + KeyHasher.class.getName() + ": could not be instantiated, because of"
                        + " java.lang.IllegalStateException: no library; repair or remove it",
                () -> Providers.instances(PluginKind.KEY_HASHER, List.of(broken).iterator()));
        assertRefuses(
                InvalidRequestException.class,
                "com/esotericsoftware/Kryo",
                () -> Providers.instances(
                        PluginKind.KEY_HASHER, List.of(unlinked).iterator()));
    }

    @Test
    void namesThePlugInThatCannotTellItsNameOrFlags() {
        Serializer nameless = new ListSerializer("x", ID_64) {
            @Override
            public String name() {
                throw new IllegalStateException("not now");
            }
        };
        Serializer flagless = new ListSerializer("x", ID_64) {
            @Override
            public int flags() {
                throw new NoClassDefFoundError("a/library/Id");
            }
        };

        InvalidRequestException refusal = assertRefuses(
                InvalidRequestException.class,
                "serializer " + nameless.getClass().getName()
                        + " (io.memwire.client) failed with java.lang.IllegalStateException",
                () -> PluginKind.SERIALIZER.describe(List.of(nameless)));
        assertInstanceOf(IllegalStateException.class, refusal.getCause());
        assertRefuses(
                InvalidRequestException.class,
                "failed with java.lang.NoClassDefFoundError: a/library/Id",
                () -> PluginKind.SERIALIZER.describe(List.of(flagless)));
    }

    @Test
    void asksAPlugInForItsNameAndFlagsOnce() {
        var asked = new AtomicInteger();
        Compressor counting = new CuttingCompressor() {
            @Override
            public int flags() {
                return ClientFlags.compressor(8 + asked.getAndIncrement() % 2);
            }
        };
        Transcoder transcoder =
                Providers.builtIn(builder.compressor("cutting").options(), List.of(), List.of(counting));
        asked.set(0);

        EncodedValue encoded = transcoder.encode("text", -1);
        assertEquals(5, Objects.requireNonNull(transcoder.decode(encoded.flags(), new byte[4], byte[].class)).length);
        assertEquals(0, asked.get());
    }

    @Test
    void acceptsEveryIdThatTheFlagsCanHold() {
        for (int id = 16; id <= 255; id++) {
            PluginKind.SERIALIZER.describe(List.of(new ListSerializer("s", ClientFlags.serializer(id))));
        }
        PluginKind.COMPRESSOR.describe(List.of(new CuttingCompressor(), new ZlibCompressor()));
    }

    private static ServiceLoader.Provider<KeyHasher> provider(Supplier<KeyHasher> constructor) {
        return new ServiceLoader.Provider<>() {
            @Override
            public Class<KeyHasher> type() {
                return KeyHasher.class;
            }

            @Override
            public KeyHasher get() {
                return constructor.get();
            }
        };
    }
}
