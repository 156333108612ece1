package dev.vigia.sync.readback;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.NowSql;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.queue.QueueConfig;
import dev.vigia.sync.queue.Resend;
import dev.vigia.sync.queue.SettledSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What listings should show, and what they were found to show instead. Only the revision that was read is settled. Every
 * method joins the caller's transaction.
 */
@ApplicationScoped
public class DriftStore {

    private final Session session;
    private final ReadBackConfig config;
    private final QueueConfig queue;
    private final ListingConfig listings;

    DriftStore(Session session, ReadBackConfig config, QueueConfig queue, ListingConfig listings) {
        this.session = session;
        this.config = config;
        this.queue = queue;
        this.listings = listings;
    }

    /**
     * The next listings in the order of their products of which we believe to know what they show: nothing is due,
     * nothing travels, nothing was rejected, and nothing is in doubt, for that is looked at by itself. Looks no further
     * than {@link ReadBackRuns#STRIDE} listings.
     */
    List<ExpectedListing> after(long integrationId, long productId, int most) {
        return session.createNativeQuery("""
                select listing.product_id, listing.sent_revision, product.sku, listing.remote, listing.sent,
                       coalesce(listing.confirmed_at >= listing.sent_at, false),
                       listing.sent_at > now() - make_interval(secs => case
                         when listing.confirmed_at >= listing.sent_at then :grace else :timeout end)
                from (select product_id from listing
                      where integration_id = :integration and product_id > :after
                      order by product_id limit :stride) next
                %s
                join product on product.id = listing.product_id
                where listing.refused is null and %s
                  -- What is retired is nobody's concern once its zero has been seen.
                  and (listing.state <> 'retired' or listing.confirmed is distinct from 0)
                  and not exists (select from in_doubt where in_doubt.product_id = listing.product_id
                                                         and in_doubt.integration_id = :integration)
                order by listing.product_id
                limit :most
                """.formatted(NowSql.lookedUp("next.product_id", ":integration"), SettledSql.SETTLED),
                ExpectedListing.ExpectedListingRow.class)
                .setParameter("ceiling", listings.ceiling())
                .setParameter("integration", integrationId)
                .setParameter("after", productId)
                .setParameter("stride", ReadBackRuns.STRIDE)
                .setParameter("most", most)
                .setParameter("grace", config.readBackGrace().toSeconds())
                .setParameter("timeout", queue.confirmationTimeout().toSeconds())
                .getResultList().stream().map(ExpectedListing.ExpectedListingRow::read).toList();
    }

    /** What is known from before of listings that seem to drift; those without an entry have none. */
    Map<Long, ReadBackHistory> histories(long integrationId, Collection<ExpectedListing> listings) {
        return session.createNativeQuery("""
                select named.product_id,
                       coalesce(listing.sent_at + make_interval(secs => :grace) < run.started_at, false),
                       earlier.quantity, coalesce(last.repairs, 0),
                       coalesce(last.cause = 'sold' and last.revision = named.revision, false)
                from unnest(cast(:products as bigint[]), cast(:revisions as bigint[])) as named (product_id, revision)
                join listing on listing.product_id = named.product_id and listing.integration_id = :integration
                left join lateral (select started_at from read_back
                                   where integration_id = :integration and finished_at is not null
                                   order by started_at desc limit 1) run on true
                left join lateral (select quantity from stock_update
                                   where product_id = named.product_id and integration_id = :integration
                                     and revision < named.revision and quantity <> listing.sent
                                     and outcome in ('applied', 'accepted')
                                   order by id desc limit 1) earlier on true
                -- In the run before this one: an older one was followed by a run in which all was well. What had just
                -- been repaired was passed over while it travelled.
                left join lateral (select cause, revision, repairs from drift
                                   where product_id = named.product_id and integration_id = :integration
                                     and found_at >= run.started_at - make_interval(secs => :timeout)
                                   order by id desc limit 1) last on true
                """, HistoryRow.class)
                .setParameter("integration", integrationId)
                .setParameter("products", column(listings, ExpectedListing::productId, Long[]::new))
                .setParameter("revisions", column(listings, ExpectedListing::revision, Long[]::new))
                .setParameter("grace", config.readBackGrace().toSeconds())
                .setParameter("timeout", queue.confirmationTimeout().toSeconds())
                .getResultList().stream().collect(Collectors.toMap(HistoryRow::productId, HistoryRow::read));
    }

    /** @param before null when there was none */
    private record HistoryRow(long productId, boolean seen, Integer before, int repairs, boolean sold) {

        ReadBackHistory read() {
            return new ReadBackHistory(seen, before == null ? OptionalInt.empty() : OptionalInt.of(before), repairs,
                    sold);
        }
    }

    /**
     * Writes down what there is to tell of listings, and makes those due again that are to be repaired.
     *
     * @param news in the order of their products, as evaluations write them, so that the two do not deadlock
     * @return the products that had not moved on meanwhile; of the others nothing is known any more
     */
    Set<Long> write(Lease lease, List<DriftAssessment> news) {
        return new HashSet<>(OneColumn.query(session, STATEMENT, Long.class)
                .setParameter("ceiling", listings.ceiling())
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .setParameter("products", column(news, n -> n.listing().productId(), Long[]::new))
                .setParameter("revisions", column(news, n -> n.listing().revision(), Long[]::new))
                .setParameter("expected", column(news, n -> n.listing().sent(), Integer[]::new))
                .setParameter("shown", column(news, DriftStore::shown, Integer[]::new))
                .setParameter("causes", column(news, n -> n.finding().isDrift() ? n.finding().code() : null,
                        String[]::new))
                .setParameter("words", column(news, n -> n.message().isEmpty() ? null : n.message(), String[]::new))
                .setParameter("repairs", column(news, DriftAssessment::repairs, Integer[]::new))
                .setParameter("repaired", column(news, DriftAssessment::isRepaired, Boolean[]::new))
                .setParameter("priorities", column(news, assessment -> assessment.priority().ordinal(), Integer[]::new))
                .setParameter("problems", column(news, n -> n.problem().map(Enum::name).orElse(null), String[]::new))
                .getResultList());
    }

    private static Integer shown(DriftAssessment assessment) {
        return assessment.shown().isPresent() ? Integer.valueOf(assessment.shown().getAsInt()) : null;
    }

    private static final String STATEMENT = """
            with news as (
              select * from unnest(cast(:products as bigint[]), cast(:revisions as bigint[]),
                cast(:expected as integer[]), cast(:shown as integer[]), cast(:causes as text[]),
                cast(:words as text[]), cast(:repairs as integer[]), cast(:repaired as boolean[]),
                cast(:priorities as integer[]), cast(:problems as text[]))
                as news (product_id, revision, expected, shown, cause, words, repairs, repaired, priority, problem)
            ), %s, noted as (
              insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, shown, words,
                                 repaired, repairs)
              select :retailer, product_id, :integration, revision, cause, expected, shown, words, repaired, repairs
              from news join again using (product_id)
              where cause is not null
              order by product_id
            )
            select product_id from again
            """.formatted(Resend.where("""
            from news
            where listing.product_id = news.product_id and listing.integration_id = :integration
              and listing.sent_revision = news.revision and listing.refused is null
              and\s""" + SettledSql.STILL_SETTLED + " ").setting("""
            confirmed = case when news.cause is null then news.expected else coalesce(news.shown, listing.confirmed) end,
            confirmed_at = now(),
            refused = case when news.problem is not null then listing.sent end,
            attempts = case when news.problem is null then 0 else 1 end,
            problem = news.problem,
            failing_since = case when news.problem is not null then coalesce(listing.failing_since, now()) end,
            problem_words = case when news.problem is not null then news.words end
            """).only("news.repaired").by("news.priority").sql());
}
