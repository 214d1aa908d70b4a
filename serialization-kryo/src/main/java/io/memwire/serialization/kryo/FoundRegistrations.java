package io.memwire.serialization.kryo;

import java.util.ServiceLoader;

/** The registrations that are present: the one place of this module that looks for services. */
final class FoundRegistrations {
    private FoundRegistrations() {}

    /** Lets all of them register. The loader is that of this class: what is present must not depend on the thread. */
    static void registerAll(KryoClasses classes) {
        ServiceLoader.load(KryoRegistration.class, FoundRegistrations.class.getClassLoader())
                .forEach(registration -> registration.register(classes));
    }
}
