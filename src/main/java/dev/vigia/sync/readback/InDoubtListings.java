package dev.vigia.sync.readback;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.NowSql;
import dev.vigia.listing.Priority;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.sync.queue.Resend;
import dev.vigia.sync.queue.SettledSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.Session;

/**
 * Listings in doubt, when each is looked at, and what becomes of it then. Every method joins the caller's transaction.
 */
@ApplicationScoped
public class InDoubtListings {

    /** A listing that was found wrong so often is not a late call's doing: the runs of reading back judge it then. */
    public static final int MOST_FOUND = 10;

    private static final int STRIDE = 1_000;
    private static final Set<Cause> NOT_OURS = EnumSet.of(Cause.NOT_FOUND, Cause.CLOSED, Cause.MANAGED);

    private final Session session;
    private final ReadBackConfig config;
    private final ListingConfig listings;

    InDoubtListings(Session session, ReadBackConfig config, ListingConfig listings) {
        this.session = session;
        this.config = config;
        this.listings = listings;
    }

    /**
     * A listing to look at.
     *
     * @param doubtful quantities that calls without a final answer carried
     * @param rejected whether the newest quantity was: then the listing should show what it showed before
     */
    record InDoubt(ExpectedListing listing, Set<Integer> doubtful, boolean rejected) {

        /** As the database tells it. */
        record InDoubtRow(long productId, long revision, String sku, String remote, int sent, boolean confirmed,
                Integer[] doubtful, boolean rejected) {

            InDoubt read() {
                ExpectedListing listing = new ExpectedListing(productId, revision,
                        new Offer(sku, Optional.ofNullable(remote), sent), confirmed, false);
                return new InDoubt(listing, Set.copyOf(List.of(doubtful)), rejected);
            }
        }
    }

    /**
     * What a look has seen.
     *
     * @param shown empty when it could not be read
     */
    record Look(InDoubt inDoubt, OptionalInt shown, boolean isNotOurs) {

        static Look at(InDoubt listing, Optional<Shown> shown) {
            boolean isNotOurs = shown.flatMap(Shown::outcome).filter(Outcome::isRejected)
                    .flatMap(Outcome::cause).filter(NOT_OURS::contains).isPresent();
            return new Look(listing, shown.map(Shown::quantity).orElse(OptionalInt.empty()), isNotOurs);
        }

        /** Another quantity than the newest, which sells too much or came late. Fewer are most likely sold there. */
        boolean isOther() {
            int newest = inDoubt.listing.sent();
            return !isNotOurs && shown.isPresent() && shown.getAsInt() != newest
                    && (shown.getAsInt() > newest || inDoubt.doubtful.contains(shown.getAsInt()));
        }

        /** What cannot be read is told the newest quantity once more, unless it was rejected. */
        boolean isUnread() {
            return !isNotOurs && shown.isEmpty() && !inDoubt.rejected;
        }

        /** Whatever is known to sell too much goes with the zeros; what only may, behind them. */
        Priority priority() {
            int newest = inDoubt.listing.sent();
            if (isUnread()) {
                return newest == 0 ? Priority.REOPENING : Priority.OTHER;
            }
            return shown.orElse(0) > newest ? Priority.ZERO : Priority.of(newest, shown);
        }
    }

    /**
     * Passes over what needs no look now: a newer quantity is on its way, the newest is the one that may come late, or the
     * marketplace has taken none at all.
     *
     * @return whether there may be more of it
     */
    boolean passOver(long integrationId) {
        return OneColumn.query(session, """
                with looked as materialized (
                  select in_doubt.product_id, until, %s as settled,
                         listing.sent is null or listing.sent = all(in_doubt.quantities) as harmless
                  from (select * from in_doubt
                        where integration_id = :integration and check_at <= clock_timestamp()
                        order by check_at limit :stride) in_doubt
                  %s
                ), passed as (
                  select product_id, settled, coalesce(until, now() + make_interval(secs => :life)) as until,
                         coalesce(until <= now(), false) as done
                  from looked where not settled or harmless
                ), ended as (
                  delete from in_doubt using passed
                  where in_doubt.integration_id = :integration and in_doubt.product_id = passed.product_id
                    and settled and done
                ), later as (
                  update in_doubt
                  set until = case when settled then passed.until else in_doubt.until end,
                      check_at = case when settled then passed.until else now() + interval '40 seconds' end
                  from passed
                  where in_doubt.integration_id = :integration and in_doubt.product_id = passed.product_id
                    and not (settled and done)
                )
                select count(*) = :stride from passed
                """.formatted(SettledSql.SETTLED, NowSql.lookedUp("in_doubt.product_id", ":integration")),
                Boolean.class)
                .setParameter("ceiling", listings.ceiling())
                .setParameter("integration", integrationId)
                .setParameter("stride", STRIDE)
                .setParameter("life", config.inDoubt().toSeconds())
                .getSingleResult();
    }

    /** What to look at now, the longest due first. */
    List<InDoubt> due(long integrationId, int most) {
        return session.createNativeQuery("""
                select listing.product_id, listing.sent_revision, product.sku, listing.remote, listing.sent,
                       coalesce(listing.confirmed_at >= listing.sent_at, false), in_doubt.quantities,
                       listing.refused is not null
                from in_doubt
                %s
                join product on product.id = listing.product_id
                where in_doubt.integration_id = :integration and check_at <= clock_timestamp()
                  and listing.sent is not null and %s
                order by check_at
                limit :most
                """.formatted(NowSql.lookedUp("in_doubt.product_id", ":integration"), SettledSql.SETTLED),
                InDoubt.InDoubtRow.class)
                .setParameter("ceiling", listings.ceiling())
                .setParameter("integration", integrationId)
                .setParameter("most", most)
                .getResultList().stream().map(InDoubt.InDoubtRow::read).toList();
    }

    /** The marketplace would not say now. */
    void postpone(long integrationId, List<InDoubt> listings, Duration rest) {
        session.createNativeMutationQuery("""
                update in_doubt set check_at = clock_timestamp() + make_interval(secs => :seconds)
                where integration_id = :integration and product_id = any(cast(:products as bigint[]))
                """)
                .setParameter("seconds", rest.toMillis() / 1000.0)
                .setParameter("integration", integrationId)
                .setParameter("products", column(listings, in -> in.listing().productId(), Long[]::new))
                .executeUpdate();
    }

    /** Ends the doubt, looks again later, or sends the newest quantity again; leaves alone what has moved on. */
    void write(Lease lease, List<Look> looks) {
        // In one order, as evaluations write them, so that the two do not deadlock.
        List<Look> ordered = looks.stream().sorted((one, other) -> Long.compare(one.inDoubt().listing().productId(),
                other.inDoubt().listing().productId())).toList();
        session.createNativeMutationQuery(STATEMENT)
                .setParameter("integration", lease.integrationId())
                .setParameter("ceiling", listings.ceiling())
                .setParameter("products", column(ordered, l -> l.inDoubt().listing().productId(), Long[]::new))
                .setParameter("revisions", column(ordered, l -> l.inDoubt().listing().revision(), Long[]::new))
                .setParameter("shown", column(ordered, l -> l.shown().isPresent() ? l.shown().getAsInt() : null,
                        Integer[]::new))
                .setParameter("others", column(ordered, Look::isOther, Boolean[]::new))
                .setParameter("unread", column(ordered, Look::isUnread, Boolean[]::new))
                .setParameter("priorities", column(ordered, look -> look.priority().ordinal(), Integer[]::new))
                .setParameter("life", config.inDoubt().toSeconds())
                .setParameter("most", MOST_FOUND)
                .executeUpdate();
    }

    private static final String STATEMENT = """
            with seen as (
              select * from unnest(cast(:products as bigint[]), cast(:revisions as bigint[]), cast(:shown as integer[]),
                cast(:others as boolean[]), cast(:unread as boolean[]), cast(:priorities as integer[]))
                as seen (product_id, revision, shown, other, unread, priority)
            ), %s, judged as (
              select in_doubt.product_id, seen.other, again.next_revision as told,
                     case when seen.other then in_doubt.found >= :most - 1
                          else coalesce(in_doubt.until <= now(), false) end as done
              from seen
              join in_doubt on in_doubt.product_id = seen.product_id and in_doubt.integration_id = :integration
              left join again on again.product_id = seen.product_id
              -- What has moved on meanwhile is looked at when that is settled.
              where again.product_id is not null or not seen.other and not seen.unread
            ), ended as (
              delete from in_doubt using judged
              where in_doubt.integration_id = :integration and in_doubt.product_id = judged.product_id and done
            )
            update in_doubt
            set until = case when judged.other then null
                             else coalesce(in_doubt.until, now() + make_interval(secs => :life)) end,
                checks = case when judged.other then in_doubt.found else in_doubt.checks + 1 end,
                found = in_doubt.found + case when judged.other then 1 else 0 end,
                told = coalesce(judged.told, in_doubt.told),
                check_at = case when judged.told is not null then 'infinity'
                                else now() + %s end
            from judged
            where in_doubt.integration_id = :integration and in_doubt.product_id = judged.product_id and not done
            """.formatted(Resend.where("""
            from seen
            where (seen.other or seen.unread)
              and listing.product_id = seen.product_id and listing.integration_id = :integration
              and listing.sent_revision = seen.revision and (seen.other or listing.refused is null)
              and\s""" + SettledSql.STILL_SETTLED + " ").setting("""
            confirmed = coalesce(seen.shown, listing.confirmed),
            confirmed_at = case when seen.shown is null then listing.confirmed_at else now() end
            """).by("""
            case when listing.refused is not null then least(seen.priority, """ + Resend.PRIORITY + """
            ) else seen.priority end""").sql(), InDoubtUpdates.DISTANCE.sql("in_doubt.checks + 1"));
}
