package com.example.objects;

import io.memwire.serialization.kryo.KryoClasses;
import io.memwire.serialization.kryo.KryoRegistration;

/** The classes that we store, each with a number that stays. */
public final class OurClasses implements KryoRegistration {
    @Override
    public void register(KryoClasses classes) {
        classes.register(Cart.class, 1).register(Line.class, 2);
    }
}
