package dev.vigia.intake.held;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.vigia.audit.Audit;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.PromptLook;
import dev.vigia.intake.Batch;
import dev.vigia.intake.Intake;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.KitIntake;
import dev.vigia.intake.brake.BrakeConfig;
import dev.vigia.intake.brake.HeldItemStore;
import dev.vigia.intake.brake.HeldItemStore.HeldObservation;
import dev.vigia.intake.brake.HeldProductStore;
import dev.vigia.intake.held.HeldChange.Decision;
import dev.vigia.intake.held.HeldChanges.HeldChangeDecided;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Carries out what a person decided, a batch per transaction, so that a crash loses nothing: what is approved is applied
 * by the path of every change, without the brake, and the newest observation wins; what is discarded is dropped once it can
 * be taken back no more.
 */
@ApplicationScoped
class HeldChangeProcessor {

    private static final Logger LOG = Logger.getLogger(HeldChangeProcessor.class);

    private final Session session;
    private final Intake intake;
    private final KitIntake kits;
    private final HeldItemStore heldItems;
    private final HeldProductStore heldProducts;
    private final Audit audit;
    private final Clock clock;
    private final BrakeConfig config;
    private final AtomicLong open;
    private final PromptLook prompt = new PromptLook("held changes", this::look);

    HeldChangeProcessor(Session session, Intake intake, KitIntake kits, HeldItemStore heldItems,
            HeldProductStore heldProducts, Audit audit, Clock clock,
            BrakeConfig config,
            MeterRegistry meters) {
        this.session = session;
        this.intake = intake;
        this.kits = kits;
        this.heldItems = heldItems;
        this.heldProducts = heldProducts;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
        this.open = meters.gauge("vigia.held.open", new AtomicLong());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) HeldChangeDecided decided) {
        prompt.ask();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        prompt.stop();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        List<Long> decided = DeadlockRetry.inTransaction(() -> {
            open.set(HeldChange.count("decidedAt is null"));
            return HeldChange.toCarryOut(config.takeBackWithin());
        });
        decided.forEach(this::carryOut);
    }

    /** Counters that no window reaches any more. */
    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void purgeOldCounters() {
        DeadlockRetry.inTransaction(() -> session
                .createNativeMutationQuery("delete from zeroed where minute < now() - make_interval(secs => :window)"
                        + " - interval '5 minutes'")
                .setParameter("window", (double) config.brakeWindow().toSeconds()).executeUpdate());
    }

    private void carryOut(long id) {
        try {
            while (DeadlockRetry.inTransaction(() -> step(id))) {
                LOG.debugf("A batch of held change %d was carried out", id);
            }
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Held change %d could not be carried out; it is tried again", id);
        }
    }

    /** @return whether there is more to do here */
    private boolean step(long id) {
        return HeldChange.findToCarryOut(id, config.takeBackWithin()).map(change -> {
            List<ProductItem> products = heldProducts.take(id, Batch.MOST);
            List<HeldObservation> stock = heldItems.takeStock(id, Batch.MOST);
            if (products.isEmpty() && stock.isEmpty()) {
                finish(change);
                return false;
            }
            if (change.decision == Decision.APPROVED) {
                apply(change, products, stock);
            }
            return true;
        }).orElse(false);
    }

    private void apply(HeldChange change, List<ProductItem> products, List<HeldObservation> stock) {
        // Meanwhile a component may have become a kit: then what was held is out of date.
        List<UnfitKit> unfit = new ArrayList<>();
        List<ProductItem> admitted = kits.admitted(change.retailerId, products, unfit);
        change.tally(IntakeResult.of(intake.applyProducts(change.retailerId, admitted, change.source).recorded(), 0));
        change.tally(new IntakeResult(0, 0, unfit.size(), 0));
        stock.stream().collect(groupingBy(HeldObservation::source, mapping(HeldObservation::observation, toList())))
                .forEach((source, observations) -> change.tally(
                        IntakeResult.of(intake.applyStock(change.retailerId, observations, source).recorded(), 0)));
    }

    private void finish(HeldChange change) {
        change.finish(clock.instant());
        session.flush();
        session.createNativeMutationQuery("delete from held_listing where held_change_id = :id")
                .setParameter("id", change.id).executeUpdate();
        if (change.decision == Decision.APPROVED) {
            audit(change);
        }
    }

    private void audit(HeldChange change) {
        audit.record(change.retailerId, change.decidedBy, "held change applied",
                Map.of("heldChange", change.id, "items", change.items), Map.of("heldChange", change.id, "applied",
                        change.applied, "unchanged", change.unchanged, "outdated", change.outdated));
    }
}
