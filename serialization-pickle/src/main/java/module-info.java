import io.memwire.api.spi.Serializer;
import io.memwire.serialization.pickle.PickleSerializer;
import org.jspecify.annotations.NullMarked;

/**
 * Python's pickles: reads what Python clients pickled, and writes objects so that Python reads them. A pickle is a program
 * for a small machine; the one here makes data and a short list of Python's standard classes, and can call nothing else.
 *
 * <p>Put it on the module path or class path; to have it write, beside other serializers, name {@code pickle} in the
 * options.
 *
 * @provides Serializer the serializer named {@code pickle}, client flags 1
 * @since 0.1
 */
@NullMarked
module io.memwire.serialization.pickle {
    requires transitive io.memwire.api;

    exports io.memwire.serialization.pickle;

    provides Serializer with
            PickleSerializer;
}
