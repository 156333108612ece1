package dev.vigia.sync.queue;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.NowSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** What marketplaces accepted and have not confirmed. Every method joins the caller's transaction. */
@ApplicationScoped
public class Submissions {

    private final Session session;
    private final QueueConfig config;
    private final ListingConfig listings;

    Submissions(Session session, QueueConfig config, ListingConfig listings) {
        this.session = session;
        this.config = config;
        this.listings = listings;
    }

    /** Accepted under one handle so long ago, on the clock of the database; {@code updates} carry the revisions that were sent. */
    public record Submission(long id, String handle, Duration age, int asked, List<StockUpdate> updates) {
    }

    private record SubmissionRow(long id, String handle, double seconds, int asked) {

        Submission submission(List<StockUpdate> updates) {
            return new Submission(id, handle, Duration.ofMillis((long) (seconds * 1000)), asked, updates);
        }
    }

    /** The next one to ask about. */
    public Optional<Submission> next(long integrationId) {
        return session.createNativeQuery("""
                select id, handle, cast(extract(epoch from clock_timestamp() - accepted_at) as float8), asked
                from submission
                where integration_id = :integration and ask_at <= clock_timestamp()
                order by ask_at, id
                limit 1
                """, SubmissionRow.class)
                .setParameter("integration", integrationId)
                .getResultStream().findFirst()
                .map(row -> row.submission(updates(integrationId, row)));
    }

    /** The products of those after which something newer is to be sent. */
    public Set<Long> overtaken(long integrationId, Submission submission) {
        return Set.copyOf(OneColumn.query(session, """
                select listing.product_id
                from unnest(cast(:products as bigint[]), cast(:quantities as integer[])) as told (product_id, quantity)
                %s
                where %s <> told.quantity
                """.formatted(NowSql.lookedUp("told.product_id", ":integration"), NowSql.DESIRED), Long.class)
                .setParameter("products", column(submission.updates(), StockUpdate::productId, Long[]::new))
                .setParameter("quantities", column(submission.updates(), update -> update.offer().quantity(),
                        Integer[]::new))
                .setParameter("integration", integrationId)
                .setParameter("ceiling", listings.ceiling())
                .getResultList());
    }

    public void close(Submission submission) {
        session.createNativeMutationQuery("delete from submission where id = :id")
                .setParameter("id", submission.id()).executeUpdate();
    }

    /** Part of it may have been answered: the rest is asked about later, and at the latest when it has taken too long. */
    public void askAgain(Submission submission, List<StockUpdate> left, Duration after) {
        session.createNativeMutationQuery("""
                update submission
                set asked = asked + 1,
                    ask_at = least(clock_timestamp() + make_interval(secs => :seconds),
                                   greatest(accepted_at + make_interval(secs => :timeout), clock_timestamp())),
                    product_ids = cast(:products as bigint[]), revisions = cast(:revisions as bigint[]),
                    quantities = cast(:quantities as integer[]),
                    rule_ids = cast(:rules as bigint[]), rule_versions = cast(:versions as bigint[]),
                    availables = cast(:availables as bigint[]), minimums = cast(:minimums as integer[]),
                    wanted_since = array(select to_timestamp(seconds)
                                         from unnest(cast(:since as float8[])) with ordinality since (seconds, place)
                                         order by place)
                where id = :id
                """)
                .setParameter("id", submission.id())
                .setParameter("seconds", after.toMillis() / 1000.0)
                .setParameter("timeout", config.confirmationTimeout().toMillis() / 1000.0)
                .setParameter("products", column(left, StockUpdate::productId, Long[]::new))
                .setParameter("revisions", column(left, StockUpdate::revision, Long[]::new))
                .setParameter("quantities", column(left, update -> update.offer().quantity(), Integer[]::new))
                .setParameter("rules", column(left, update -> update.computedFrom().ruleId(), Long[]::new))
                .setParameter("versions", column(left, update -> update.computedFrom().ruleVersion(), Long[]::new))
                .setParameter("availables", column(left, update -> update.computedFrom().available(), Long[]::new))
                .setParameter("minimums", column(left, update -> update.computedFrom().minimum(), Integer[]::new))
                .setParameter("since", column(left, StockUpdate::sinceSeconds, Double[]::new))
                .executeUpdate();
    }

    private List<StockUpdate> updates(long integrationId, SubmissionRow submission) {
        return session.createNativeQuery("""
                select named.product_id, product.sku, listing.remote, named.quantity, named.revision, listing.attempts,
                       named.since, named.rule_id, named.rule_version, named.available, named.minimum
                from submission
                cross join unnest(product_ids, revisions, quantities, wanted_since, rule_ids, rule_versions, availables,
                                  minimums)
                     as named (product_id, revision, quantity, since, rule_id, rule_version, available, minimum)
                -- What a later quantity has replaced needs no confirmation any more.
                join listing on listing.product_id = named.product_id and listing.integration_id = :integration
                  and listing.sent_revision = named.revision
                join product on product.id = listing.product_id
                where submission.id = :submission
                """, StockUpdate.UpdateRow.class)
                .setParameter("submission", submission.id)
                .setParameter("integration", integrationId)
                .getResultList().stream().map(StockUpdate.UpdateRow::update).toList();
    }
}
