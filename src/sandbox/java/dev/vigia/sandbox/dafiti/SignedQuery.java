package dev.vigia.sandbox.dafiti;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The query of a call to the older API, and whether it is one. */
record SignedQuery(Map<String, String> parameters) {

    private static final String USER = "@sandbox.example";
    private static final String UNRESERVED = "-._~";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    static String userOf(String seller) {
        return seller + USER;
    }

    static String keyOf(String seller) {
        return "key-" + seller;
    }

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    String seller() {
        String user = get("UserID");
        return user.endsWith(USER) ? user.substring(0, user.length() - USER.length()) : "";
    }

    /** In the order in which SellerCenter looks; nothing is wrong with code 0. */
    OlderApi.Wrong wrong(Instant now) {
        for (String name : new String[] { "Action", "Format", "Timestamp", "UserID", "Version", "Signature" }) {
            if (get(name).isEmpty()) {
                return new OlderApi.Wrong(1, "Parameter " + name + " is mandatory");
            }
        }
        if (!get("Version").equals("1.0")) {
            return new OlderApi.Wrong(2, "Invalid Version");
        }
        if (!get("Format").equals("JSON")) {
            return new OlderApi.Wrong(5, "Invalid Request Format");
        }
        if (seller().isEmpty()) {
            return new OlderApi.Wrong(9, "Access Denied");
        }
        return signatureOrTime(now);
    }

    private OlderApi.Wrong signatureOrTime(Instant now) {
        Instant signedAt;
        try {
            signedAt = OffsetDateTime.parse(get("Timestamp")).toInstant();
        } catch (DateTimeException malformed) {
            return new OlderApi.Wrong(4, "Invalid Timestamp format");
        }
        if (Duration.between(signedAt, now).abs().compareTo(LIFETIME) > 0) {
            return new OlderApi.Wrong(3, "Timestamp has expired");
        }
        boolean right = MessageDigest.isEqual(signature().getBytes(UTF_8), get("Signature").getBytes(UTF_8));
        return right ? OlderApi.Wrong.NOTHING : new OlderApi.Wrong(7, "Login failed. Signature mismatching");
    }

    private String signature() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!name.equals("Signature")) {
                text.append(text.isEmpty() ? "" : "&").append(encoded(name)).append('=').append(encoded(value));
            }
        });
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyOf(seller()).getBytes(UTF_8), "HmacSHA256"));
            StringBuilder hex = new StringBuilder();
            for (byte part : mac.doFinal(text.toString().getBytes(UTF_8))) {
                hex.append("%02x".formatted(part));
            }
            return hex.toString();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (part & 0xFF);
            boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || UNRESERVED.indexOf(sign) >= 0);
            encoded.append(plain ? Character.toString(sign) : "%%%02X".formatted((int) sign));
        }
        return encoded.toString();
    }
}
