import com.example.memwire.json.JsonSerializer;
import com.example.memwire.json.TagHasher;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.Serializer;

/**
 * JSON for Memwire, and a key hasher that keeps keys of one tag together.
 *
 * @provides Serializer the serializer named {@code json}
 * @provides KeyHasher the key hasher named {@code example-tag}
 */
module com.example.memwire.json {
    requires transitive io.memwire.api;
    requires tools.jackson.databind;

    exports com.example.memwire.json;

    provides Serializer with
            JsonSerializer;
    provides KeyHasher with
            TagHasher;
}
