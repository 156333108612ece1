package dev.vigia.access.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.vigia.access.RowLevelSecurity;
import dev.vigia.access.Sha256;
import dev.vigia.database.OneColumn;
import dev.vigia.web.form.SubmittedForm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hibernate.Session;

/**
 * Keeps a form that could not be taken, until its page shows it again: for two hours, for the person whose page it was on
 * and for nobody else. Encrypted by what the address of that page carries, which is written down nowhere.
 */
@ApplicationScoped
class SubmittedFormStore {

    private static final int LARGEST = 65_536;
    private static final int MOST_OF_A_RETAILER = 200;
    private static final int NAME_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final FormMarks marks;
    private final Session session;

    SubmittedFormStore(FormMarks marks, Session session) {
        this.marks = marks;
        this.session = session;
    }

    /**
     * @param mark of the form: whose page it was on
     * @return under which name it is kept; empty when it is too large, or no page of ours has sent it
     */
    Optional<String> keep(SubmittedForm form, String mark) {
        return marks.retailerOf(mark).flatMap(retailerId -> {
            byte[] name = new byte[NAME_BYTES];
            random.nextBytes(name);
            byte[] content = encrypt(packed(form.toJson()), name, mark);
            if (content.length > LARGEST) {
                return Optional.empty();
            }
            write(retailerId, id(name), content);
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(name));
        });
    }

    /** @param mark of the person who asks */
    Optional<SubmittedForm> find(String name, String mark) {
        return decode(name).flatMap(bytes -> QuarkusTransaction.joiningExisting().call(() -> OneColumn.query(session, """
                select content from typed_form where id = :id and expires_at > clock_timestamp()
                """, byte[].class).setParameter("id", id(bytes)).getResultStream().findFirst()
                .flatMap(content -> decrypt(content, bytes, mark)).map(SubmittedFormStore::unpacked).map(
                        SubmittedForm::ofJson)));
    }

    void remove(String name) {
        decode(name).ifPresent(bytes -> QuarkusTransaction.joiningExisting().run(
                () -> session.createNativeMutationQuery("delete from typed_form where id = :id")
                        .setParameter("id", id(bytes)).executeUpdate()));
    }

    /** In place of the retailer's oldest, and of what has expired: nobody can fill the disk. */
    private void write(long retailerId, byte[] id, byte[] content) {
        RowLevelSecurity.asSystem(() -> QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery("""
                    delete from typed_form where retailer_id = :retailer and (expires_at < clock_timestamp() or id in (
                      select id from typed_form where retailer_id = :retailer order by expires_at desc offset :most))
                    """).setParameter("retailer", retailerId).setParameter("most", MOST_OF_A_RETAILER - 1)
                    .executeUpdate();
            session.createNativeMutationQuery("""
                    insert into typed_form (id, retailer_id, content, expires_at)
                    values (:id, :retailer, :content, clock_timestamp() + interval '2 hours')
                    """).setParameter("id", id).setParameter("retailer", retailerId)
                    .setParameter("content", content).executeUpdate();
        }));
    }

    private static Optional<byte[]> decode(String name) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(name)).filter(bytes -> bytes.length == NAME_BYTES);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] encrypt(byte[] plain, byte[] name, String mark) {
        try {
            return new AesGcmJce(key(name)).encrypt(plain, mark.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a form could not be encrypted", e);
        }
    }

    private static Optional<byte[]> decrypt(byte[] content, byte[] name, String mark) {
        try {
            return Optional.of(new AesGcmJce(key(name)).decrypt(content, mark.getBytes(UTF_8)));
        } catch (GeneralSecurityException anotherPersons) {
            return Optional.empty();
        }
    }

    private static byte[] id(byte[] name) {
        return Sha256.of("id".getBytes(UTF_8), name);
    }

    private static byte[] key(byte[] name) {
        return Sha256.of("key".getBytes(UTF_8), name);
    }

    /** Five thousand ticked boxes say much the same. */
    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] bytes) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(zip.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
