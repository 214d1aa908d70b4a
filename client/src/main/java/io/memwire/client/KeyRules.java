package io.memwire.client;

import io.memwire.api.InvalidKeyException;
import io.memwire.api.InvalidKeyException.Reason;
import io.memwire.api.Key;

/**
 * The client's rules for keys beyond those of {@link Key} itself. Source: protocol.txt, "Keys".
 *
 * @param check whether length and control characters are checked at all
 * @param maxBytes longest key, 0 for no limit
 */
record KeyRules(boolean check, int maxBytes) {
    /**
     * Returns the key.
     *
     * @throws InvalidKeyException if it breaks a rule
     */
    Key require(Key key) {
        if (key == null) {
            throw new InvalidKeyException(Reason.NULL, "key is null");
        }
        if (check) {
            if (maxBytes > 0 && key.length() > maxBytes) {
                throw new InvalidKeyException(
                        Reason.TOO_LONG,
                        "key of " + key.length() + " bytes is over maxKeyBytes, " + maxBytes + ": " + key);
            }
            if (key.holdsControlBytes()) {
                throw new InvalidKeyException(
                        Reason.CHARACTER, "control characters are not allowed in a key while checkKeys is on: " + key);
            }
        }
        return key;
    }
}
