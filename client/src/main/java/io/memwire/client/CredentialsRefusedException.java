package io.memwire.client;

/** The server refuses the credentials, or asks for some; another address of its name is not tried with them. */
final class CredentialsRefusedException extends SetupFailedException {
    private static final long serialVersionUID = 1L;

    CredentialsRefusedException(String message) {
        super(message, null);
    }
}
