package dev.vigia.intake.held;

import dev.vigia.audit.Audit;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.intake.brake.BrakeConfig;
import dev.vigia.intake.held.HeldChange.Decision;
import dev.vigia.web.Paths;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;

/** Shows a person what is held, and takes the decision. */
@ApplicationScoped
public class HeldChanges {

    private final Session session;
    private final Audit audit;
    private final Clock clock;
    private final Event<HeldChangeDecided> decided;
    private final BrakeConfig config;

    HeldChanges(Session session, Audit audit, Clock clock, Event<HeldChangeDecided> decided, BrakeConfig config) {
        this.session = session;
        this.audit = audit;
        this.clock = clock;
        this.decided = decided;
        this.config = config;
    }

    /** Told when a person has decided. */
    record HeldChangeDecided(long id) {
    }

    /** What waits for a person: how many listings of how many integrations it would take to zero. */
    public record OpenChange(long id, long listings, long integrations) {

        public String path() {
            return HeldResource.path(id);
        }
    }

    @Transactional
    public Optional<OpenChange> waiting(long retailerId) {
        return session.createNativeQuery("""
                select held_change.id, cast(sum(listings) as bigint), count(*)
                from held_change join held_integration on held_change_id = held_change.id
                where held_change.retailer_id = :retailer and decided_at is null
                group by held_change.id
                """, OpenChange.class).setParameter("retailer", retailerId).uniqueResultOptional();
    }

    /** An episode, and whether this call was the one that decided it. */
    public record Decided(HeldChange change, boolean first) {
    }

    /**
     * Only the first decision counts; carrying it out is the work of {@link HeldChangeProcessor}.
     *
     * @return empty if the retailer has no such episode
     */
    public Optional<Decided> decide(long retailerId, long id, Decision decision, String person) {
        return DeadlockRetry.inTransaction(() -> HeldChange.findToDecide(retailerId, id).map(change -> {
            boolean first = change.isOpen();
            if (first) {
                change.decide(decision, person, clock.instant());
                session.flush();
                audit(change, decision == Decision.APPROVED ? "held change approved" : "held change discarded", person);
                if (decision == Decision.APPROVED) {
                    startCountingAnew(change);
                }
                decided.fire(new HeldChangeDecided(id));
            }
            return new Decided(change, first);
        }));
    }

    /** What became of a wish to take a discard back. */
    public enum TakingBack {
        DONE,
        /** It has been dropped, or was never discarded. */
        LATE,
        /** What was sent since is held by itself. */
        NEWER
    }

    /**
     * What was discarded waits for a decision again, as long as nothing of it has been dropped.
     *
     * @return empty if the retailer has no such episode
     */
    public Optional<TakingBack> takeBack(long retailerId, long id, String person) {
        return DeadlockRetry.inTransaction(() -> HeldChange.findToDecide(retailerId, id).map(change -> {
            if (!change.mayBeTakenBack(config.takeBackWithin())) {
                return TakingBack.LATE;
            }
            if (HeldChange.open(retailerId).isPresent()) {
                return TakingBack.NEWER;
            }
            change.takeBack();
            session.flush();
            audit(change, "held change taken back", person);
            return TakingBack.DONE;
        }));
    }

    /** Until when it can be; empty once it cannot. */
    @Transactional
    public Optional<Instant> mayBeTakenBackUntil(HeldChange change) {
        return change.mayBeTakenBack(config.takeBackWithin()) ? Optional.of(change.decidedAt.plus(config
                .takeBackWithin())) : Optional.empty();
    }

    /** One event per integration, so that each tells its own story. */
    private void audit(HeldChange change, String action, String person) {
        session.createNativeQuery("""
                select integration_id, selling, passed, listings from held_integration
                where held_change_id = :id and retailer_id = :retailer
                order by integration_id
                """, HeldIntegrationRow.class)
                .setParameter("id", change.id)
                .setParameter("retailer", change.retailerId)
                .getResultList()
                .forEach(row -> audit.record(change.retailerId, row.integrationId, person, action,
                        Map.of("heldChange", change.id, "selling", row.selling, "passed", row.passed),
                        Map.of("heldChange", change.id, "toZero", row.listings)));
    }

    private record HeldIntegrationRow(long integrationId, long selling, long passed, long listings) {
    }

    /** A person has looked: what passed before weighs no more. */
    private void startCountingAnew(HeldChange change) {
        session.createNativeMutationQuery("""
                delete from zeroed
                where integration_id in (select integration_id from held_integration where held_change_id = :id)
                """).setParameter("id", change.id).executeUpdate();
    }

    /**
     * What an integration would lose.
     *
     * @param selling  listings that sold when the brake stopped it
     * @param passed   listings that had gone to zero just before
     * @param listings those held from going to zero
     */
    public record BlockedIntegration(String integration, long selling, long passed, long listings) {

        /** Of what sold, in percent. */
        public long percent() {
            return selling == 0 ? 0 : Math.round(100.0 * listings / selling);
        }
    }

    @Transactional
    public List<BlockedIntegration> impacts(HeldChange change) {
        return session.createNativeQuery("""
                select integration.name, selling, passed, held_integration.listings
                from held_integration join integration on integration.id = integration_id
                where held_change_id = :id and held_integration.retailer_id = :retailer
                order by held_integration.listings desc, integration.name
                """, BlockedIntegration.class)
                .setParameter("id", change.id)
                .setParameter("retailer", change.retailerId)
                .getResultList();
    }

    /**
     * What was sent of a product.
     *
     * @param what      the warehouse, or the category it would get
     * @param available units there; empty for a category
     */
    public record HeldSample(String sku, String name, String what, OptionalLong available, boolean unlimited) {

        public boolean isCategory() {
            return available.isEmpty();
        }

        /** Whether the product is to be retired, and so has no category. */
        public boolean isRetired() {
            return isCategory() && what.isEmpty();
        }

        public String path() {
            return Paths.ofProduct(sku);
        }
    }

    /** The first of what is held. */
    @Transactional
    public List<HeldSample> sample(HeldChange change, int most) {
        return session.createNativeQuery("""
                select sku, product.name, what, available, unlimited
                from (
                  (select product_id, warehouse what, cast(on_hand as bigint) - reserved available, unlimited
                   from held_stock where held_change_id = :id and retailer_id = :retailer
                   order by product_id, vigia_code(warehouse) limit :most)
                  union all
                  (select product_id, category, null, false
                   from held_product where held_change_id = :id and retailer_id = :retailer
                   order by product_id limit :most)
                ) held join product on product.id = product_id
                order by product_id, what
                limit :most
                """, SampleRow.class)
                .setParameter("id", change.id)
                .setParameter("retailer", change.retailerId)
                .setParameter("most", most)
                .getResultList().stream().map(SampleRow::sample).toList();
    }

    private record SampleRow(String sku, String name, String what, Long available, boolean unlimited) {

        HeldSample sample() {
            return new HeldSample(sku, name, what, available == null ? OptionalLong.empty()
                    : OptionalLong.of(available),
                    unlimited);
        }
    }
}
