package com.example.memwire.json;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Objects as JSON in UTF-8. What is stored names no class: the class that the caller asks for decides what is made, so
 * the bytes cannot choose it.
 *
 * <p>Reading is strict. A property that is missing or not known, text where a number should be, and anything after the
 * value are refused: a wrong object is worse than none. So when a class changes its shape, change the prefix of its keys.
 *
 * <p>On the module path the package of your classes must be open to {@code tools.jackson.databind}, or be exported and
 * its classes be public.
 */
public final class JsonSerializer implements Serializer {
    private static final int ID = 200; // 192-255 are for private use; to publish a plug-in, ask for one of 64-191

    private final JsonLimits limits;
    private final JsonMapper mapper; // thread-safe

    /** With the default limits; {@link java.util.ServiceLoader} calls it. */
    public JsonSerializer() {
        this(JsonLimits.DEFAULTS);
    }

    /** With limits of your own, to be given to the builder by hand. */
    public JsonSerializer(JsonLimits limits) {
        this.limits = limits;
        var json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .build())
                .build();
        this.mapper = JsonMapper.builder(json)
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public int flags() {
        return ClientFlags.serializer(ID);
    }

    @Override
    public byte[] serialize(Object value) {
        try {
            return requireLength(mapper.writeValueAsBytes(value));
        } catch (RuntimeException e) {
            throw new TranscodingException(reason(e)); // the client adds key and class
        }
    }

    @Override
    public <T> T deserialize(byte[] data, Class<T> type) {
        try {
            return mapper.readValue(requireLength(data), type);
        } catch (RuntimeException e) {
            throw new TranscodingException(reason(e)); // the client adds key, flags and class
        }
    }

    private byte[] requireLength(byte[] data) {
        if (data.length > limits.maxBytes()) {
            throw new TranscodingException(data.length + " bytes are over JsonLimits.maxBytes, " + limits.maxBytes());
        }
        return data;
    }

    /** What to do about it. Jackson's own texts quote the value, which has no place in a log: they are not passed on. */
    private String reason(RuntimeException e) {
        if (e instanceof TranscodingException) {
            return e.getMessage();
        }
        if (e instanceof StreamConstraintsException) {
            return "it is nested deeper than JsonLimits.maxDepth, " + limits.maxDepth() + ", refers to itself, or has a"
                    + " number of over " + StreamReadConstraints.DEFAULT_MAX_NUM_LEN + " digits";
        }
        if (e instanceof InvalidDefinitionException) {
            return "Jackson finds no way into the class; make it a record or a bean, in a package that its module opens to"
                    + " tools.jackson.databind";
        }
        return "it is no JSON, or that of a class of another shape ("
                + e.getClass().getSimpleName() + place(e) + ")";
    }

    private static String place(RuntimeException e) {
        long offset = e instanceof JacksonException refused && refused.getLocation() != null
                ? refused.getLocation().getByteOffset()
                : -1;
        return offset < 0 ? "" : " at byte " + offset;
    }
}
