package dev.vigia.source.reading;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.Backoff;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

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
            select remote_id, coalesce(sku, ''), kit,
                   described_at is null or due_at is not null or not active or kit and outcome <> 'KIT'
                     or described_at < clock_timestamp() - make_interval(secs => :describe)
                     or list_number < :list, description, notified_at, coalesce(available, 0)
            from source_sku where source_id = :source and\s""";

    private final Session session;
    private final SourceConfig config;

    SkuQueue(Session session, SourceConfig config) {
        this.session = session;
        this.config = config;
    }

    /** Those that were announced, as long as there are any; the sweep gets what is left. */
    List<DueSku> next(Source source, int most) {
        return DeadlockRetry.inTransaction(() -> {
            Map<String, DueSku> next = new LinkedHashMap<>();
            pick(source, "due_at <= clock_timestamp() order by due_at limit :most", most).forEach(
                    sku -> next.put(sku.remoteId(), sku));
            if (next.size() < most) {
                pick(source, "sweep = :before order by near desc, read_at nulls first limit :most", most).stream()
                        .limit(most - next.size()).forEach(sku -> next.putIfAbsent(sku.remoteId(), sku));
            }
            return List.copyOf(next.values());
        });
    }

    boolean isAnyAnnounced(Source source) {
        return DeadlockRetry.inTransaction(() -> !pick(source, "due_at <= clock_timestamp() limit :most", 1).isEmpty());
    }

    boolean isAnyHeld(Source source) {
        return DeadlockRetry.inTransaction(() -> OneColumn.query(session,
                "select exists (select from source_sku where source_id = :source and outcome = 'HELD')", Boolean.class)
                .setParameter("source", source.id).getSingleResult());
    }

    private List<DueSku> pick(Source source, String which, int most) {
        // Whatever the last complete list does not name is looked up.
        long list = source.listPage == 0 ? source.listNumber : source.listNumber - 1;
        var query = session.createNativeQuery(COLUMNS + which, DueSku.class)
                .setParameter("source", source.id)
                .setParameter("describe", config.describeEvery().toMillis() / 1000.0)
                .setParameter("list", list)
                .setParameter("most", most);
        return (which.contains(":before") ? query.setParameter("before", source.sweep - 1) : query).getResultList();
    }

    /**
     * What became of the read of one.
     *
     * @param available units over all warehouses that count; empty where nothing was said of them
     * @param described what it was described as; empty where it was not, or where that is to be done again
     */
    record ReadSku(DueSku sku, SkuOutcome outcome, Optional<Long> available, Optional<String> described,
            boolean kit) {

        boolean isRead() {
            return outcome != SkuOutcome.FAILED;
        }

        /** Whether it has none any more, where there was some. */
        boolean isZeroed() {
            return isToTake() && sku.available() > 0 && available.filter(units -> units <= 0).isPresent();
        }

        /** Whether what was read goes on to the levels. */
        boolean isToTake() {
            return sku.isOurs() && TAKEN.contains(outcome);
        }

        /** Waits for a person; what was known stays. */
        ReadSku held() {
            return new ReadSku(sku, SkuOutcome.HELD, Optional.of(sku.available()), described, kit);
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
                    kit = done.kit,
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
                            cast(:kits as boolean[]), cast(:notified as timestamptz[]))
                     as done (id, outcome, ok, available, description, asked, kit, notified_at)
                where source_id = :source and remote_id = done.id
                """.formatted(TRIES.sql("tries")))
                .setParameter("source", source.id)
                .setParameter("sweep", source.sweep)
                .setParameter("others", others)
                .setParameter("tries", MOST_TRIES)
                .setParameter("again", config.secondLook().toMillis() / 1000.0)
                .setParameter("ids", column(read, done -> done.sku.remoteId(), String[]::new))
                .setParameter("outcomes", column(read, done -> done.outcome.name(), String[]::new))
                .setParameter("oks", column(read, ReadSku::isRead, Boolean[]::new))
                .setParameter("available", column(read, done -> done.available.orElse(null), Long[]::new))
                .setParameter("descriptions", column(read, done -> done.described.orElse(null), String[]::new))
                .setParameter("asked", column(read, done -> done.sku.toDescribe(), Boolean[]::new))
                .setParameter("kits", column(read, ReadSku::kit, Boolean[]::new))
                .setParameter("notified", column(read, done -> done.sku.notifiedAt() == null ? null
                        : Timestamp.from(done.sku.notifiedAt()), Timestamp[]::new))
                .executeUpdate();
    }

    /**
     * Gives SKUs of the source their code here, once and for all. Joins the transaction.
     *
     * @param codes by the source's id
     * @return those that have it now; of two with the same code the first one
     */
    List<String> call(Source source, Map<String, String> codes) {
        return OneColumn.query(session, """
                update source_sku set sku = wanted.sku
                from (select distinct on (sku) id, sku
                      from unnest(cast(:ids as text[]), cast(:codes as text[])) with ordinality
                           as wanted (id, sku, place) order by sku, place) wanted
                where source_id = :source and remote_id = wanted.id and source_sku.sku is null
                  and not exists (select from source_sku other
                                  where other.source_id = :source and other.sku = wanted.sku)
                returning remote_id
                """, String.class)
                .setParameter("source", source.id)
                .setParameter("ids", codes.keySet().toArray(String[]::new))
                .setParameter("codes", codes.values().toArray(String[]::new))
                .getResultList();
    }
}
