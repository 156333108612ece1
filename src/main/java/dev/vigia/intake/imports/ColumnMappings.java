package dev.vigia.intake.imports;

import dev.vigia.intake.file.ReadOptions;
import dev.vigia.intake.file.StockImport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What people have said of the columns of files, by the headings of the files. */
@ApplicationScoped
public class ColumnMappings {

    private final Session session;
    private final Event<ColumnsDecided> decided;

    ColumnMappings(Session session, Event<ColumnsDecided> decided) {
        this.session = session;
        this.decided = decided;
    }

    /** Told when somebody has said what the columns of files mean. */
    public record ColumnsDecided(long retailerId) {
    }

    @Transactional
    public Map<String, List<String>> of(long retailerId) {
        return session.createNativeQuery("select head, meanings from column_mapping where retailer_id = :retailer",
                MappingRow.class)
                .setParameter("retailer", retailerId)
                .getResultList().stream().collect(Collectors.toMap(MappingRow::head,
                        row -> Arrays.asList(row.meanings)));
    }

    private record MappingRow(String head, String[] meanings) {
    }

    /** What was said of other rows of a file, which name no columns. */
    @Transactional
    void forget(long retailerId, List<String> heads) {
        session.createNativeMutationQuery("delete from column_mapping where retailer_id = :retailer"
                + " and head = any(cast(:heads as text[]))")
                .setParameter("retailer", retailerId)
                .setParameter("heads", heads.toArray(String[]::new))
                .executeUpdate();
    }

    @Transactional
    void keep(long retailerId, String head, List<String> meanings, String person) {
        write(retailerId, head, meanings, person, true);
        decided.fire(new ColumnsDecided(retailerId));
    }

    /**
     * That rows of several sheets, which a person is given as one list, mean what they meant, unless somebody has said so
     * of the same columns: that stays.
     *
     * @param head the names of their columns
     */
    @Transactional
    void keepOfRows(StockImport file, List<String> head, List<String> meanings) {
        write(file.retailerId, ReadOptions.key(head), meanings, file.person, false);
    }

    private void write(long retailerId, String head, List<String> meanings, String person, boolean anew) {
        session.createNativeMutationQuery("""
                insert into column_mapping (retailer_id, head, meanings, person)
                values (:retailer, :head, cast(:meanings as text[]), :person)
                on conflict (retailer_id, head) do update
                  set meanings = excluded.meanings, person = excluded.person, chosen_at = now()
                  where cast(:anew as boolean)
                """)
                .setParameter("anew", anew)
                .setParameter("retailer", retailerId)
                .setParameter("head", head)
                .setParameter("meanings", meanings.toArray(String[]::new))
                .setParameter("person", person)
                .executeUpdate();
    }
}
