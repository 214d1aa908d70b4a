package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.memwire.api.TranscodingException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Objects that hold no others, where Kryo's own serializer is missing or loses something. */
final class Leaf<T> extends Serializer<T> {
    private final BiConsumer<Output, T> writer;
    private final Function<Input, T> reader;

    private Leaf(BiConsumer<Output, T> writer, Function<Input, T> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** The only object of its class. */
    static <T> Leaf<T> only(T object) {
        return new Leaf<>((output, same) -> {}, input -> object);
    }

    static Leaf<boolean[]> booleans() {
        return new Leaf<>(
                (output, array) -> {
                    output.writeVarInt(array.length, true);
                    output.writeBooleans(array, 0, array.length);
                },
                input -> input.readBooleans(input.readVarInt(true)));
    }

    /** Kryo's needs the module java.sql. */
    @SuppressWarnings("JavaUtilDate") // those who have them
    static Leaf<Date> dates() {
        return new Leaf<>(
                (output, date) -> output.writeVarLong(date.getTime(), true),
                input -> new Date(input.readVarLong(true)));
    }

    /** Kryo's drops the script and the extensions. */
    static Leaf<Locale> locales() {
        return new Leaf<>(
                (output, locale) -> {
                    String tag = locale.toLanguageTag();
                    if (!Locale.forLanguageTag(tag).equals(locale)) {
                        throw new TranscodingException("a Locale that has no language tag cannot be stored");
                    }
                    output.writeString(tag);
                },
                input -> Locale.forLanguageTag(input.readString()));
    }

    /** Kryo's drops the offset, which tells the two hours apart when clocks are put back. */
    static Leaf<ZonedDateTime> zonedDateTimes() {
        return new Leaf<>(
                (output, time) -> {
                    output.writeLong(time.toLocalDate().toEpochDay());
                    output.writeLong(time.toLocalTime().toNanoOfDay());
                    output.writeInt(time.getOffset().getTotalSeconds());
                    output.writeString(time.getZone().getId());
                },
                input -> {
                    LocalDateTime local = LocalDateTime.of(
                            LocalDate.ofEpochDay(input.readLong()), LocalTime.ofNanoOfDay(input.readLong()));
                    ZoneOffset offset = ZoneOffset.ofTotalSeconds(input.readInt());
                    return ZonedDateTime.ofLocal(local, ZoneId.of(input.readString()), offset);
                });
    }

    @Override
    public void write(Kryo kryo, Output output, T object) {
        writer.accept(output, object);
    }

    @Override
    public T read(Kryo kryo, Input input, Class<? extends T> type) {
        return reader.apply(input);
    }
}
