package dev.vigia.marketplace.dafiti;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.http.UrlEncoding;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the query of a call with the seller's key, as SellerCenter's own libraries do. The body is not signed. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {
    }

    /** @return every parameter percent-encoded, the signature among them */
    static Map<String, String> signed(Map<String, String> parameters, String key) {
        SortedMap<String, String> encoded = new TreeMap<>();
        parameters.forEach((name, value) -> encoded.put(encoded(name), encoded(value)));
        encoded.put("Signature", of(text(parameters), key));
        return encoded;
    }

    /** What is signed: the parameters sorted by name, upper case before lower. */
    static String text(Map<String, String> parameters) {
        return new TreeMap<>(parameters).entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String of(String text, String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** RFC 3986 to the letter, or the signature is another one. */
    private static String encoded(String text) {
        return UrlEncoding.encoded(text).replace("%7E", "~");
    }
}
