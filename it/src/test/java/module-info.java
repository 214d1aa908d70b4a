import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.api.spi.Serializer;
import io.memwire.it.serialization.KryoObjectsTest;
import io.memwire.serialization.kryo.KryoRegistration;
import org.jspecify.annotations.NullMarked;

/** Tests that see of Memwire what its users see: exported packages, services, and the jars. */
@NullMarked
@SuppressWarnings("requires-automatic") // ArchUnit has no module-info
open module io.memwire.it {
    requires com.tngtech.archunit;
    requires io.memwire.api;
    requires io.memwire.client; // exports nothing; here so that it is a module, found as a service
    requires io.memwire.compression.lz4;
    requires io.memwire.compression.zstd;
    requires io.memwire.hashing;
    requires io.memwire.migration;
    requires io.memwire.protocol.text;
    requires io.memwire.serialization.kryo;
    requires io.memwire.serialization.pickle;
    requires io.memwire.testkit;
    requires java.compiler;
    requires jdk.jfr;
    requires jdk.management; // what a thread allocated
    requires org.jspecify;
    requires org.junit.jupiter;

    uses Compressor;
    uses KeyHasher;
    uses NodeLocatorFactory;
    uses Serializer;

    provides KryoRegistration with
            KryoObjectsTest.ShopClasses;
}
