package io.memwire.client;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import org.jspecify.annotations.Nullable;

/**
 * Whose code it was, for what is said when it fails. A plug-in's exceptions, and the errors that its own faults lead to
 * ({@link StackOverflowError}, {@link LinkageError}), are caught where it is called and told by this; other errors, such as
 * {@link OutOfMemoryError}, are the JVM's and pass.
 *
 * @param name what messages call it, for example {@code serializer kryo}
 * @param module its module; its package if it has none
 */
record Origin(String name, String module) {
    /** The transcoder that is built in. */
    static final Origin BUILT_IN = new Origin("built-in transcoder", moduleOf(Origin.class));

    /** A plug-in that goes by a name. */
    static Origin of(String word, String name, Object plugin) {
        return new Origin(word + " " + name, moduleOf(plugin.getClass()));
    }

    /** A plug-in that goes by its class. */
    static Origin of(String word, Object plugin) {
        return of(word, plugin.getClass().getName(), plugin);
    }

    private static String moduleOf(Class<?> type) {
        String module = type.getModule().getName();
        return module != null ? module : type.getPackageName();
    }

    /** What it threw, as the exception that names it. A message of its own may hold the value, so it is not told. */
    TranscodingException refusal(Throwable thrown) {
        if (!(thrown instanceof TranscodingException refused)) {
            return TranscodingException.by(toString(), module, "failed with " + describe(thrown), thrown);
        }
        if (refused.module() != null) { // a part of it was named already
            return refused;
        }
        var named =
                TranscodingException.by(toString(), module, String.valueOf(refused.getMessage()), refused.getCause());
        named.setStackTrace(refused.getStackTrace());
        return named;
    }

    /** The same for one that chooses servers; {@code what} could not be done. */
    InvalidRequestException failure(String what, Throwable thrown) {
        return thrown instanceof InvalidRequestException refused
                ? refused
                : new InvalidRequestException(
                        "cannot " + what + ": " + this + " failed with " + describe(thrown), thrown);
    }

    private static String describe(Throwable thrown) {
        boolean namesAClass = thrown instanceof LinkageError;
        return namesAClass ? thrown.toString() : thrown.getClass().getName();
    }

    /** The bytes that it made. */
    byte[] requireBytes(byte @Nullable [] made) {
        if (made == null) {
            throw refusal(new TranscodingException("it gave null in place of bytes"));
        }
        return made;
    }

    /** The object that it made, if that is what was asked for; null stands for none. */
    <T> @Nullable T requireType(@Nullable Object made, Class<T> type) {
        if (made != null && !type.isInstance(made)) {
            throw refusal(new TranscodingException("it is a " + made.getClass().getTypeName()));
        }
        return type.cast(made);
    }

    @Override
    public String toString() {
        return name + " (" + module + ")";
    }
}
