package dev.vigia.sync;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.CallResults;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.sync.queue.Settlement;
import dev.vigia.sync.queue.StockUpdate;
import dev.vigia.sync.queue.UpdateResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Hears a connector out, and writes down what it said, be it of what was sent or of what was asked about. */
@ApplicationScoped
class ConnectorAnswers {

    private static final Logger LOG = Logger.getLogger(ConnectorAnswers.class);

    private final Leases leases;
    private final SendingAccounts accounts;
    private final Settlement settlement;
    private final InDoubtUpdates inDoubt;

    ConnectorAnswers(Leases leases, SendingAccounts accounts, Settlement settlement, InDoubtUpdates inDoubt) {
        this.leases = leases;
        this.accounts = accounts;
        this.settlement = settlement;
        this.inDoubt = inDoubt;
    }

    /** The connector's answers, each beside its listing. An offer it forgot, or a fault of its own, is tried again. */
    static List<UpdateResult> of(List<StockUpdate> updates, Function<List<Offer>, List<Answer>> call) {
        Map<String, Answer> answers = called(updates.stream().map(StockUpdate::offer).toList(), call).stream()
                .collect(Collectors.toMap(answer -> answer.offer().sku(), Function.identity(), (first,
                        second) -> second));
        return updates.stream().map(update -> {
            Answer answer = answers.getOrDefault(update.offer().sku(), Answer.of(update.offer(),
                    Outcome.retry(Cause.UNREADABLE, "", Duration.ZERO)));
            return new UpdateResult(update, answer.outcome(), answer.remote().orElse(null));
        }).toList();
    }

    private static List<Answer> called(List<Offer> offers, Function<List<Offer>, List<Answer>> call) {
        try {
            return call.apply(offers);
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "A connector failed over %d offers; they are tried again", offers.size());
            return List.of();
        }
    }

    /**
     * Settles what has a final answer, in one transaction with what belongs to it.
     *
     * @param done those of the answers that are final
     */
    void settle(Lease lease, List<UpdateResult> answers, List<UpdateResult> done, Runnable alongside) {
        List<UpdateResult> kept = done.stream().map(ConnectorAnswers::asRetry).toList();
        DeadlockRetry.inTransaction(() -> {
            if (CircuitBreaker.isAnswered(CallResults.of(answers))) {
                leases.confirm(lease);
            } else {
                leases.hold(lease);
            }
            leases.reportUsage(lease, accounts.used(lease.integrationId()));
            alongside.run();
            // Behind what else may wait for a change of a rule, which waits for those who settle.
            settlement.settle(lease, kept);
            inDoubt.settle(lease, kept);
        });
    }

    /** Refused credentials are not the listing's fault: it stays due until a person has mended them. */
    private static UpdateResult asRetry(UpdateResult settled) {
        return CallResults.isRefused(settled.outcome())
                ? new UpdateResult(settled.update(), Outcome.retry(Cause.CREDENTIALS, settled.message(), Duration.ZERO),
                        settled.remote())
                : settled;
    }
}
