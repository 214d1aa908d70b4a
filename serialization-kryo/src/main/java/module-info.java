import io.memwire.api.spi.Serializer;
import io.memwire.serialization.kryo.KryoRegistration;
import io.memwire.serialization.kryo.KryoSerializer;
import org.jspecify.annotations.NullMarked;

/**
 * Java objects as values: records, classes, enums, collections, {@code java.time}, cyclic graphs. Put it on the module path
 * or class path, register your classes, and a client stores them.
 *
 * <p>Your classes need neither an interface nor an annotation, but their package must be open to this module, because their
 * fields are reached by reflection:
 *
 * <pre>{@code
 * module com.example.shop {
 *     requires io.memwire.api;
 *     requires io.memwire.serialization.kryo;
 *
 *     opens com.example.shop.model to io.memwire.serialization.kryo;
 *
 *     provides io.memwire.serialization.kryo.KryoRegistration with com.example.shop.ShopClasses;
 * }
 * }</pre>
 *
 * @provides Serializer the serializer named {@code kryo}
 * @uses KryoRegistration the classes of an application, for the serializer that a client finds by itself
 * @since 0.1
 */
@NullMarked
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Kryo has no module-info
module io.memwire.serialization.kryo {
    requires transitive io.memwire.api;
    requires transitive com.esotericsoftware.kryo.kryo5; // an application may bring Kryo serializers of its own
    requires jdk.unsupported; // for Kryo, which cannot say so: makes objects of classes without a no-argument
    // constructor

    exports io.memwire.serialization.kryo;

    uses KryoRegistration;

    provides Serializer with
            KryoSerializer;
}
