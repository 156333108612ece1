package dev.vigia.credentials;

/** One value that opens an account, as whoever needs it declares it. */
public interface CredentialField {

    /** The key it is stored under. */
    String name();

    /** Stored encrypted, never shown again, never logged. */
    boolean secret();
}
