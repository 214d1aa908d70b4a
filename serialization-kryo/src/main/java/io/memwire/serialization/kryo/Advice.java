package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.util.Util;

/** What a user does about a class that cannot be stored. */
final class Advice {
    private Advice() {}

    static String notRegistered(Class<?> type) {
        String name = type.getTypeName();
        if (type.isHidden() || type.isSynthetic()) {
            return name + " is made by the compiler for a lambda or the like, which cannot be stored";
        }
        if (isOfTheJdk(type)) {
            return name
                    + " is a class of the JDK that is not known here: copy it into a usual one (new ArrayList<>(...),"
                    + " List.copyOf(...)), or register it with a Kryo serializer, register(type, id, serializers)";
        }
        if (type.isAnonymousClass()) {
            return name + " is an anonymous class, which cannot be stored: give it a name and register it";
        }
        String simple = type.getSimpleName();
        return name + " is not registered. Register it, with the same id wherever the cache is used, either by hand,"
                + " MemcacheClient.builder().serializer(KryoSerializer.builder().register(" + simple
                + ".class, 1).build()), or for every client: a class that implements KryoRegistration with"
                + " classes.register(" + simple + ".class, 1), named in module-info under 'provides"
                + " io.memwire.serialization.kryo.KryoRegistration' (on the class path in META-INF/services)";
    }

    static String notOpen(Class<?> type, Class<?> owner) {
        String advice = isOfTheJdk(owner)
                ? "register " + type.getTypeName() + " with a Kryo serializer, register(type, id, serializers)"
                : "add to the module-info of " + owner.getModule().getName() + ": opens " + owner.getPackageName()
                        + " to io.memwire.serialization.kryo;";
        return "the fields of " + owner.getTypeName() + " cannot be reached: " + advice;
    }

    private static boolean isOfTheJdk(Class<?> type) {
        Class<?> element = Util.getElementClass(type);
        return element.getModule().getLayer() == ModuleLayer.boot()
                && (element.getModule().getName().startsWith("java.")
                        || element.getModule().getName().startsWith("jdk."));
    }
}
