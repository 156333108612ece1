package dev.vigia.rule.file;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hibernate.Session;

/** Files of rules that people have handed in, for a day. */
@ApplicationScoped
class RuleFiles {

    private final Session session;

    RuleFiles(Session session) {
        this.session = session;
    }

    /** A file as it was handed in. */
    record KeptFile(long id, String name, byte[] bytes) {

        /** @throws dev.vigia.table.Unreadable as {@link RuleFileReader} does */
        ReadRules read() {
            try {
                Path path = Files.createTempFile("vigia-rules", "");
                try {
                    Files.write(path, bytes);
                    return RuleFileReader.read(path);
                } finally {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @return its number */
    @Transactional
    long keep(long retailerId, String name, String person, byte[] bytes) {
        session.createNativeMutationQuery("""
                delete from rule_file where retailer_id = :retailer and handed_in_at < now() - interval '1 day'
                """).setParameter("retailer", retailerId).executeUpdate();
        return OneColumn.query(session, """
                insert into rule_file (retailer_id, name, person, bytes) values (:retailer, :name, :person, :bytes)
                returning id
                """, Long.class).setParameter("retailer", retailerId).setParameter("name", name)
                .setParameter("person", person).setParameter("bytes", bytes).getSingleResult();
    }

    @Transactional
    Optional<KeptFile> find(long retailerId, long id) {
        return session.createNativeQuery(
                "select id, name, bytes from rule_file where retailer_id = :retailer and id = :id",
                KeptFile.class).setParameter("retailer", retailerId).setParameter("id", id).uniqueResultOptional();
    }
}
