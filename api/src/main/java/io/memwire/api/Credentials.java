package io.memwire.api;

/**
 * User and password for servers that ask for them (memcached's option {@code -Y}, ASCII authentication). Immutable. The
 * password never appears in a log, an exception or {@link #toString}.
 *
 * @since 0.1
 */
public final class Credentials {
    private final String user;
    private final char[] password;

    private Credentials(String user, char[] password) {
        this.user = user;
        this.password = password;
    }

    /**
     * Makes credentials.
     *
     * @param user name, without space, colon or control characters
     * @param password password, without space or control characters; copied
     * @throws InvalidRequestException if one of them is empty or holds what memcached cannot take; it does not quote the
     *     password
     */
    public static Credentials of(String user, char[] password) {
        Arguments.notNull(user, "user");
        Arguments.notNull(password, "password");
        if (user.isEmpty() || user.indexOf(':') >= 0 || !isToken(user.toCharArray())) {
            throw new InvalidRequestException("user " + Arguments.quote(user)
                    + " is empty or holds a space, a colon or a control character, which memcached cannot take");
        }
        if (password.length == 0 || !isToken(password)) {
            throw new InvalidRequestException("the password of user " + Arguments.quote(user)
                    + " is empty or holds a space or a control character, which memcached cannot take");
        }
        return new Credentials(user, password.clone());
    }

    /** Whether memcached reads it as one word. Unpaired surrogates would be sent as question marks. */
    private static boolean isToken(char[] text) {
        for (int i = 0; i < text.length; i++) {
            if (Character.isHighSurrogate(text[i]) && i + 1 < text.length && Character.isLowSurrogate(text[i + 1])) {
                i++;
            } else if (text[i] <= ' ' || text[i] == 0x7f || Character.isSurrogate(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** The name. */
    public String user() {
        return user;
    }

    /** The password; a copy, which you may overwrite. */
    public char[] password() {
        return password.clone();
    }

    /** Tells the user only. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
