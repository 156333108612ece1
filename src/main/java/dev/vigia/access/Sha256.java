package dev.vigia.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which something is known again that itself is written down nowhere. */
public final class Sha256 {

    private Sha256() {
    }

    /** @return 32 bytes */
    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** @return 32 bytes, of all parts one after the other */
    public static byte[] of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
