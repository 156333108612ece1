package dev.vigia.access.session;

import dev.vigia.access.RowLevelSecurity;
import dev.vigia.access.Sha256;
import dev.vigia.database.OneColumn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.Session;

/**
 * Says of a form whose page it is on, when the session is gone that could. Signed with a key of the database, so that it
 * holds on every node and nobody else can make one.
 */
@ApplicationScoped
class FormMarks {

    private static final int PERSON = 16;
    private static final int SIGNATURE = 16;
    private static final int BODY = Long.BYTES + PERSON;

    private final Session session;
    private volatile Optional<SecretKeySpec> key = Optional.empty();

    FormMarks(Session session) {
        this.session = session;
    }

    String of(long retailerId, String subject) {
        byte[] body = ByteBuffer.allocate(BODY).putLong(retailerId).put(Sha256.of(subject), 0, PERSON).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(BODY + SIGNATURE).put(body).put(sign(body)).array());
    }

    /** The retailer whose page the form is on; empty when nobody here has said so. */
    Optional<Long> retailerOf(String mark) {
        byte[] bytes = decode(mark);
        return bytes.length == BODY + SIGNATURE && MessageDigest.isEqual(sign(Arrays.copyOf(bytes, BODY)),
                Arrays.copyOfRange(bytes, BODY, bytes.length)) ? Optional.of(ByteBuffer.wrap(bytes).getLong())
                        : Optional.empty();
    }

    private static byte[] decode(String mark) {
        try {
            return Base64.getUrlDecoder().decode(mark);
        } catch (IllegalArgumentException notOurs) {
            return new byte[0];
        }
    }

    private byte[] sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return Arrays.copyOf(mac.doFinal(body), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a form could not be signed", e);
        }
    }

    private SecretKeySpec key() {
        if (key.isEmpty()) {
            byte[] bytes = RowLevelSecurity.asSystem(() -> QuarkusTransaction.requiringNew().call(
                    () -> OneColumn.query(session, "select key from form_key", byte[].class).getSingleResult()));
            key = Optional.of(new SecretKeySpec(bytes, "HmacSHA256"));
        }
        return key.orElseThrow();
    }
}
