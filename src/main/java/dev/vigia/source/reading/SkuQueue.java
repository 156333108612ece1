package dev.vigia.source.reading;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.Backoff;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.reading.SourceProducts.DescribedSku;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Which SKUs are read next: those that were announced, and then each once in a sweep, first what is near a minimum, then
 * what was read longest ago.
 */
@ApplicationScoped
class SkuQueue {

    /** So often a SKU is tried before the sweep passes it by. */
    private static final int MOST_TRIES = 8;
    private static final Backoff TRIES = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60));

    private static final Set<SkuOutcome> TAKEN = EnumSet.of(SkuOutcome.STOCK, SkuOutcome.UNKNOWN, SkuOutcome.MISSING,
            SkuOutcome.INACTIVE, SkuOutcome.NOT_OFFERED, SkuOutcome.KIT);

    private static final String COLUMNS = """
            select remote_id, coalesce(sku, ''), coalesce(sku_before, ''), kit, alone, odd_text,
                   described_at is null or due_at is not null or not active or kit and outcome <> 'KIT'
                     or described_at < cast(:describe as timestamptz)
                     or list_number < :list, description, notified_at, coalesce(available, 0)
            from source_sku where source_id = :source and\s""";
    /** Of those that a sweep has not come to when the next one began, and of those that a person has agreed to. */
    private static final int RAISED_AT_ONCE = 2_000;

    private final Session session;
    private final SourceConfig config;

    SkuQueue(Session session, SourceConfig config) {
        this.session = session;
        this.config = config;
    }

    /**
     * What waits to be read.
     *
     * @param announced what was announced, the first first
     * @param sweep     what this sweep has not come to
     */
    record WaitingSkus(List<DueSku> announced, List<DueSku> sweep) {

        boolean isNone() {
            return announced.isEmpty() && sweep.isEmpty();
        }
    }

    /** @param most of each */
    WaitingSkus next(Source source, int most, Instant now) {
        return DeadlockRetry.inTransaction(() -> {
            if (source.agreedSweep == source.sweep) {
                announceHeld(source, now);
            }
            List<DueSku> announced = query(source, "due_at <= cast(:now as timestamptz) order by due_at limit :most",
                    most, now).setParameter("now", now).getResultList();
            List<DueSku> sweep = ofSweep(source, most, now);
            if (sweep.isEmpty() && raise(source) > 0) {
                sweep = ofSweep(source, most, now);
            }
            return new WaitingSkus(announced, sweep);
        });
    }

    private List<DueSku> ofSweep(Source source, int most, Instant now) {
        return query(source,
                "sweep = :before and (due_at is null or due_at > cast(:now as timestamptz)) order by near desc, read_at nulls first limit :most",
                most, now)
                .setParameter("now", now).setParameter("before", source.sweep - 1).getResultList();
    }

    /** Where a sweep began before the last one had ended, what that did not come to has its turn in this one. */
    private int raise(Source source) {
        return session.createNativeMutationQuery("""
                update source_sku set sweep = :before
                where source_id = :source and remote_id in (
                  select remote_id from source_sku where source_id = :source and sweep < :before limit :most)
                """).setParameter("before", source.sweep - 1).setParameter("source", source.id)
                .setParameter("most", RAISED_AT_ONCE).executeUpdate();
    }

    /** A person has agreed to what was held: it is read once more, and taken. */
    private void announceHeld(Source source, Instant now) {
        session.createNativeMutationQuery("""
                update source_sku set due_at = cast(:now as timestamptz), looks = 1
                where source_id = :source and remote_id in (
                  select remote_id from source_sku where source_id = :source and outcome = 'HELD'
                    and (due_at is null or due_at > cast(:now as timestamptz))
                  limit :most)
                """).setParameter("now", now).setParameter("source", source.id).setParameter("most", RAISED_AT_ONCE)
                .executeUpdate();
    }

    boolean isAnyAnnounced(Source source, Instant now) {
        return DeadlockRetry.inTransaction(() -> OneColumn.query(session, """
                select exists (select from source_sku where source_id = :source and due_at <= cast(:now as timestamptz))
                """, Boolean.class).setParameter("source", source.id).setParameter("now", now).getSingleResult());
    }

    boolean isAnyHeld(Source source) {
        return DeadlockRetry.inTransaction(() -> OneColumn.query(session,
                "select exists (select from source_sku where source_id = :source and outcome = 'HELD')", Boolean.class)
                .setParameter("source", source.id).getSingleResult());
    }

    private NativeQuery<DueSku> query(Source source, String which, int most, Instant now) {
        Instant described = now.minus(config.describeEvery());
        return session.createNativeQuery(COLUMNS + which, DueSku.class)
                .setParameter("source", source.id)
                .setParameter("describe", source.describeSince != null && source.describeSince.isAfter(described)
                        ? source.describeSince
                        : described)
                // Whatever the last complete list does not name is looked up.
                .setParameter("list", source.listPage == 0 ? source.listNumber : source.listNumber - 1)
                .setParameter("most", most);
    }

    /**
     * What became of the read of one.
     *
     * @param available units over all warehouses that count; empty where nothing was said of them
     */
    record ReadSku(DescribedSku described, SkuOutcome outcome, Optional<Long> available) {

        static ReadSku failed(DueSku sku) {
            return new ReadSku(DescribedSku.not(sku), SkuOutcome.FAILED, Optional.empty());
        }

        DueSku sku() {
            return described.sku();
        }

        boolean isRead() {
            return outcome != SkuOutcome.FAILED;
        }

        /** Whether it has none any more, where there was some. */
        boolean isZeroed() {
            return sku().available() > 0 && (isLeft() || isToTake() && available.filter(units -> units <= 0)
                    .isPresent());
        }

        /** Whether the source calls it otherwise now, so that the units that it had by its old code leave. */
        boolean isLeft() {
            return isSettled() && sku().leaves();
        }

        private boolean isSettled() {
            return isRead() && outcome != SkuOutcome.HELD;
        }

        /** Whether what was read goes on to the levels. */
        boolean isToTake() {
            return sku().isOurs() && TAKEN.contains(outcome);
        }

        /** Waits for a person; what was known stays. */
        ReadSku held() {
            return new ReadSku(described, SkuOutcome.HELD, Optional.of(sku().available()));
        }
    }

    /**
     * Keeps what was read. What was announced is read once more after a while; what was announced meanwhile stays due. Joins
     * the transaction.
     *
     * @param others whether others could be read at the same moment, so that a failure is this SKU's own
     */
    void settle(Source source, List<ReadSku> read, boolean others) {
        session.createNativeMutationQuery("""
                update source_sku
                set sweep = case when done.ok or :others or tries + 1 >= :tries then greatest(sweep, :sweep)
                      else sweep end,
                    tries = case when done.ok then 0 else tries + 1 end,
                    read_at = case when done.ok then clock_timestamp() else read_at end,
                    outcome = done.outcome,
                    available = case when done.ok then coalesce(done.available, source_sku.available)
                      else source_sku.available end,
                    described_at = case when done.description is not null then clock_timestamp()
                      when done.ok and done.asked then null else described_at end,
                    description = coalesce(done.description, source_sku.description),
                    kit = done.kit, alone = done.alone, odd_text = done.odd,
                    sku_before = case when done.gone then null else sku_before end,
                    active = case when done.ok then done.outcome not in ('INACTIVE', 'NOT_OFFERED') else active end,
                    looks = case when source_sku.notified_at is distinct from done.notified_at
                        or done.ok and due_at > clock_timestamp() then looks
                      when done.ok then greatest(looks - 1, 0) else looks end,
                    due_at = case when source_sku.notified_at is distinct from done.notified_at
                        or done.ok and due_at > clock_timestamp() then due_at
                      when not done.ok and tries + 1 < :tries then clock_timestamp() + %s
                      when done.ok and looks > 1 then clock_timestamp() + make_interval(secs => :again) end
                from unnest(cast(:ids as text[]), cast(:outcomes as text[]), cast(:oks as boolean[]),
                            cast(:available as bigint[]), cast(:descriptions as text[]), cast(:asked as boolean[]),
                            cast(:kits as boolean[]), cast(:alone as boolean[]), cast(:odd as boolean[]),
                            cast(:gone as boolean[]), cast(:notified as timestamptz[]))
                     as done (id, outcome, ok, available, description, asked, kit, alone, odd, gone, notified_at)
                where source_id = :source and remote_id = done.id
                """.formatted(TRIES.sql("tries")))
                .setParameter("source", source.id)
                .setParameter("sweep", source.sweep)
                .setParameter("others", others)
                .setParameter("tries", MOST_TRIES)
                .setParameter("again", config.secondLook().toMillis() / 1000.0)
                .setParameter("ids", column(read, done -> done.sku().remoteId(), String[]::new))
                .setParameter("outcomes", column(read, done -> done.outcome.name(), String[]::new))
                .setParameter("oks", column(read, ReadSku::isRead, Boolean[]::new))
                .setParameter("available", column(read, done -> done.available.orElse(null), Long[]::new))
                .setParameter("descriptions", column(read, done -> done.described.description().orElse(null),
                        String[]::new))
                .setParameter("asked", column(read, done -> done.sku().toDescribe(), Boolean[]::new))
                .setParameter("kits", column(read, done -> done.described.kit(), Boolean[]::new))
                .setParameter("alone", column(read, done -> done.described.alone(), Boolean[]::new))
                .setParameter("odd", column(read, done -> done.described.odd(), Boolean[]::new))
                .setParameter("gone", column(read, ReadSku::isSettled, Boolean[]::new))
                .setParameter("notified", column(read, done -> done.sku().notifiedAt() == null ? null
                        : Timestamp.from(done.sku().notifiedAt()), Timestamp[]::new))
                .executeUpdate();
    }
}
