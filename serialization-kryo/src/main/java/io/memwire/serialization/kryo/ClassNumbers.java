package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.util.DefaultClassResolver;
import io.memwire.api.TranscodingException;
import org.jspecify.annotations.Nullable;

/** Reads which class an object is of. Kryo's own looks names up even when only registered classes are wanted. */
final class ClassNumbers extends DefaultClassResolver {
    private static final int NONE = -2;

    @Override
    public @Nullable Registration readClass(Input input) {
        int classId = input.readVarInt(true) - 2;
        if (classId == NONE) {
            return null;
        }
        if (classId == NAME) {
            if (kryo.isRegistrationRequired()) {
                throw new TranscodingException("they name a class instead of giving its id: written without"
                        + " registrationRequired, or not by this serializer");
            }
            return readName(input);
        }
        Registration registration = idToRegistration.get(classId);
        if (registration == null) {
            throw new TranscodingException("they hold an object of the class with " + ClassIds.describe(classId)
                    + ", which is not registered here");
        }
        return registration;
    }
}
