package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.InvalidRequestException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code --type} says: how a value is written, and as what it is read. */
enum ValueType {
    /** UTF-8 text. */
    TEXT(String.class) {
        @Override
        Object parse(byte[] bytes) {
            return decode(bytes);
        }
    },
    /** A whole number of at most 64 bits. */
    INT(Long.class) {
        @Override
        Object parse(byte[] bytes) {
            BigInteger number = number(bytes);
            if (number.bitLength() >= Long.SIZE) {
                throw new InvalidRequestException("the number is beyond 64 bits: use --type long");
            }
            return number.longValue();
        }
    },
    /** A whole number of any size. */
    LONG(BigInteger.class) {
        @Override
        Object parse(byte[] bytes) {
            return number(bytes);
        }
    },
    /** Bytes as they are. */
    BYTES(byte[].class) {
        @Override
        Object parse(byte[] bytes) {
            return bytes;
        }
    };

    private final Class<?> javaType;

    ValueType(Class<?> javaType) {
        this.javaType = javaType;
    }

    /** The class that it is read as. */
    Class<?> javaType() {
        return javaType;
    }

    /**
     * The value to store.
     *
     * @param bytes as they were given on the command line or standard input
     * @throws InvalidRequestException if they are not of this type
     */
    abstract Object parse(byte[] bytes);

    private static BigInteger number(byte[] bytes) {
        String text = decode(bytes).strip(); // standard input ends in a line feed
        try {
            return new BigInteger(text);
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("the value is not a whole number in decimal");
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRequestException("the value is not text in UTF-8: use --type bytes");
        }
    }

    /** Reads the name as one writes it. */
    static final class Converter implements ITypeConverter<ValueType> {
        @Override
        public ValueType convert(String text) {
            for (ValueType type : values()) {
                if (type.name().equalsIgnoreCase(text)) {
                    return type;
                }
            }
            throw new TypeConversionException("'" + text + "' is no type: " + String.join(", ", new Names()));
        }
    }

    /** The names as one writes them, for shell completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values())
                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
    }
}
