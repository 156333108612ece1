package dev.vigia.credentials;

import dev.vigia.access.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Random text and its digest, as RFC 7636 writes them. */
public final class Pkce {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Pkce() {
    }

    /** 43 letters, digits, hyphens and underscores that nobody guesses. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return written(bytes);
    }

    /** What S256 makes of a verifier. */
    public static String challenge(String verifier) {
        return written(Sha256.of(verifier));
    }

    private static String written(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
