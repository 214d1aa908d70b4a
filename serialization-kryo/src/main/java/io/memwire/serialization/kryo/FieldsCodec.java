package io.memwire.serialization.kryo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.memwire.api.TranscodingException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Objects by their fields, in the order of their names. The first object of a class in a value is preceded by what tells the
 * fields: a checksum of names and types ({@link ClassEvolution#STRICT}), or the names ({@link ClassEvolution#BY_NAME}), and
 * then each field's value comes with its class.
 */
abstract class FieldsCodec<T> extends Serializer<T> {
    private final Class<T> type;
    private final List<Member> members;
    private final int checksum;
    private final int[] all; // the places of all members
    private int toldInValue; // number of the last value that has told the fields
    private int[] stored; // by place in that value, the place in members; −1 for one that is not there any more

    FieldsCodec(Engine kryo, Class<T> type) {
        this.type = type;
        this.members = Member.of(kryo, type);
        var crc = new CRC32();
        members.forEach(member -> crc.update(member.signature().getBytes(UTF_8)));
        this.checksum = (int) crc.getValue();
        this.all = IntStream.range(0, members.size()).toArray();
        this.stored = all;
    }

    Class<T> type() {
        return type;
    }

    List<Member> members() {
        return members;
    }

    /** Takes a value that was read for the member at this place. */
    abstract void put(Object target, int member, @Nullable Object value);

    @Override
    public final void write(Kryo kryo, Output output, T object) {
        var engine = (Engine) kryo;
        if (isFirstIn(engine)) {
            tellFields(engine, output);
        }
        Member holder = engine.enter(null);
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            engine.enter(member);
            member.write(engine, output, object);
        }
        engine.enter(holder);
    }

    private void tellFields(Engine engine, Output output) {
        if (engine.byName()) {
            output.writeVarInt(members.size(), true);
            members.forEach(member -> output.writeString(member.name()));
        } else {
            output.writeInt(checksum);
        }
    }

    /** Reads all members that are stored, each to be {@link #put} into {@code target}. */
    final void readMembers(Engine engine, Input input, Object target) {
        if (isFirstIn(engine)) {
            stored = readFields(engine, (BoundedInput) input);
        }
        int[] places = stored; // those of this value, also when a value within is of this class
        Member holder = engine.enter(null);
        for (int place : places) {
            if (place < 0) {
                engine.readClassAndObject(input); // it may be referred to later
            } else {
                Member member = members.get(place);
                engine.enter(member);
                put(target, place, member.read(engine, input));
            }
        }
        engine.enter(holder);
    }

    private int[] readFields(Engine engine, BoundedInput input) {
        if (engine.byName()) {
            var places = new int[input.declared(input.readVarInt(true))];
            for (int i = 0; i < places.length; i++) {
                places[i] = placeOf(input.readString());
            }
            return places;
        }
        if (input.readInt() != checksum) {
            throw new TranscodingException("the fields of " + type.getTypeName() + " are not those it was stored with:"
                    + " store it anew; ClassEvolution.BY_NAME lets fields come and go");
        }
        return all;
    }

    private int placeOf(@Nullable String name) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isFirstIn(Engine engine) {
        boolean first = toldInValue != engine.valueNumber();
        toldInValue = engine.valueNumber();
        return first;
    }
}
