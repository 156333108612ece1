package dev.vigia.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What came to the address that a source was given; whoever knows the address may have sent it. */
public final class SourceNotification {

    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, String> settings;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param settings of the account, secrets in the clear; one that does not open any more is not there
     * @param headers  by their names in small letters
     * @param body     as it came, since that is what is signed
     */
    public SourceNotification(Map<String, String> settings, Map<String, String> headers, byte[] body) {
        this.settings = Map.copyOf(settings);
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
    }

    public Map<String, String> settings() {
        return settings;
    }

    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Whether it was signed by whoever knows a secret: HMAC-SHA256 of the body as it came.
     *
     * @param secret    empty: then nothing is signed
     * @param signature in hexadecimal digits
     */
    public boolean isSigned(String secret, String signature) {
        if (secret.isEmpty() || !signature.matches("[0-9a-fA-F]{64}")) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Not for a log: secrets are in it. */
    @Override
    public String toString() {
        return "notification of " + body.length + " bytes";
    }
}
