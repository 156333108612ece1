package dev.vigia.intake.scheduled;

import dev.vigia.database.Backoff;
import dev.vigia.database.ClaimedTurns;
import dev.vigia.database.DatabaseClock;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.intake.scheduled.ScheduledImports.ScheduleChanged;
import dev.vigia.intake.scheduled.UnattendedFiles.ClaimLost;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Reads what is due, on whatever node comes first: whoever claims a schedule in the database reads it, says so again while it
 * works, and takes nothing once the claim is another's. Of one retailer one is read at a time, and while its last file is not
 * done with, none is taken. What a person changes is looked at at once, and so is what had to wait for a read that has ended.
 */
@ApplicationScoped
class ScheduledReads {

    private static final Logger LOG = Logger.getLogger(ScheduledReads.class);
    /** On a node; each may wait long for a server. */
    private static final int AT_ONCE = 4;
    /** What reading the file itself may take, after it has come. */
    private static final Duration TO_TAKE = Duration.ofMinutes(6);
    /** How long a node that is gone keeps another one from reading. */
    private static final Duration WITHOUT_A_SIGN = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONGEST_FOLDER_RETRY = Duration.ofMinutes(5);
    private static final Backoff ADDRESS_RETRIES = new Backoff(Duration.ofMinutes(5), Duration.ofHours(6));

    private final Session session;
    private final AddressReader addresses;
    private final FolderReader folders;
    private final UnattendedFiles files;
    private final DatabaseClock clock;
    private final ScheduledImportConfig config;
    private final ClaimedTurns turns = new ClaimedTurns("scheduled imports", AT_ONCE, this::look, this::claimNext,
            this::read);
    /** Those that this node works for, and since when on its own clock. */
    private final Map<UUID, Long> claims = new ConcurrentHashMap<>();

    ScheduledReads(Session session, AddressReader addresses, FolderReader folders, UnattendedFiles files,
            DatabaseClock clock, ScheduledImportConfig config) {
        this.session = session;
        this.addresses = addresses;
        this.folders = folders;
        this.files = files;
        this.clock = clock;
        this.config = config;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ScheduleChanged changed) {
        turns.ask();
    }

    /** One at a time: two that claim at the same moment do not see each other's retailer. */
    @Scheduled(every = "{vigia.intake.scheduled.every}", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void look() {
        files.confirm();
        turns.look();
    }

    /** Whoever waits for a server is not waited for: the next node reads it anew. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        turns.stop(true);
    }

    /** A folder is looked at though nothing may be taken of it. One whose claim ran out has had its turn: others come first. */
    private Optional<Long> claimNext(UUID claim) {
        return DeadlockRetry.inTransaction(() -> OneColumn.query(session, """
                update scheduled_import
                set claim = :claim, claimed_until = clock_timestamp() + make_interval(secs => :seconds)
                where id = (
                  select due.id from scheduled_import due
                  where due.next_at <= clock_timestamp() and (due.kind = 'FOLDER' or %s)
                    and (due.claimed_until is null or due.claimed_until < clock_timestamp())
                    and not exists (select from scheduled_import other
                                    where other.retailer_id = due.retailer_id
                                      and other.claimed_until > clock_timestamp())
                  order by due.claimed_until nulls first, due.next_at limit 1 for update of due skip locked)
                returning id
                """.formatted(UnattendedFiles.MAY_TAKE), Long.class)
                .setParameter("claim", claim)
                .setParameter("seconds", (double) WITHOUT_A_SIGN.toSeconds())
                .getResultStream().findFirst());
    }

    /** Whoever hangs is not waited for without end. */
    @Scheduled(every = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    void renew() {
        renew(System.nanoTime());
    }

    /** @param now as {@link System#nanoTime} tells it */
    void renew(long now) {
        Duration longest = config.longestRead().plus(TO_TAKE);
        UUID[] alive = claims.entrySet().stream().filter(claim -> now - claim.getValue() < longest.toNanos())
                .map(Map.Entry::getKey).toArray(UUID[]::new);
        if (alive.length > 0) {
            DeadlockRetry.inTransaction(() -> session.createNativeMutationQuery("""
                    update scheduled_import set claimed_until = clock_timestamp() + make_interval(secs => :seconds)
                    where claim = any(cast(:claims as uuid[]))
                    """)
                    .setParameter("seconds", (double) WITHOUT_A_SIGN.toSeconds())
                    .setParameter("claims", alive)
                    .executeUpdate());
        }
    }

    void begin(UUID claim) {
        claims.put(claim, System.nanoTime());
    }

    private void read(long id, UUID claim) {
        begin(claim);
        try {
            DeadlockRetry.inTransaction(() -> ScheduledImport.findClaimed(id, claim))
                    .flatMap(claimed -> look(claimed, claim)).ifPresent(brought -> settle(id, claim, brought));
        } catch (ClaimLost lost) {
            LOG.debugf("Scheduled import %d was changed, or is read elsewhere", id);
        } catch (RuntimeException | Error failure) {
            LOG.errorf(failure, "Scheduled import %d could not be settled; it is read again later", id);
            fail(id, claim);
        } finally {
            claims.remove(claim);
        }
    }

    /** Whatever could not be kept: else it would be due at once, and others of its retailer never. */
    private void fail(long id, UUID claim) {
        try {
            settle(id, claim, Read.of(ReadOutcome.FAILED));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Nor could scheduled import %d be told to have failed", id);
        }
    }

    private Optional<Read> look(ScheduledImport schedule, UUID claim) {
        try {
            if (!files.mayTake(schedule)) {
                return see(schedule, claim);
            }
            if (schedule.takeAgain) {
                return files.takeAgain(schedule, claim);
            }
            if (files.wasStopped(schedule)) {
                schedule.forgetFile();
            }
            return schedule.isFolder() ? folders.read(schedule, claim) : addresses.read(schedule, claim);
        } catch (ClaimLost lost) {
            throw lost;
        } catch (IOException | RuntimeException failure) {
            if (!turns.isStopping()) {
                LOG.errorf(failure, "Scheduled import %d could not be read; it is tried again", schedule.id);
            }
            return Optional.of(Read.of(ReadOutcome.FAILED));
        }
    }

    private Optional<Read> see(ScheduledImport schedule, UUID claim) {
        folders.see(schedule);
        DeadlockRetry.inTransaction(() -> {
            Instant next = clock.now().plus(config.folderEvery());
            ScheduledImport.findClaimed(schedule.id, claim).ifPresent(seen -> seen.release(next));
        });
        return Optional.empty();
    }

    private void settle(long id, UUID claim, Read brought) {
        // Who was called off still gives the claim back.
        Thread.interrupted();
        DeadlockRetry.inTransaction(() -> ScheduledImport.findClaimed(id, claim).ifPresent(schedule -> {
            if (turns.isStopping()) {
                schedule.release(clock.now());
            } else {
                schedule.settle(brought, clock.now(), untilNext(schedule, brought));
            }
        }));
    }

    /** The first time soon, and then each time later than the last: what is broken is mended by a person, or not at all. */
    private Duration untilNext(ScheduledImport schedule, Read brought) {
        Duration usual = schedule.isFolder() ? config.folderEvery() : Duration.ofMinutes(schedule.minutes);
        if (!brought.outcome().isProblem()) {
            return brought.outcome() == ReadOutcome.NOTHING_NEW ? usual : SOON;
        }
        if (schedule.isFolder()) {
            return brought.outcome().isOfOneFile() ? usual
                    : new Backoff(usual, LONGEST_FOLDER_RETRY).delay(schedule.failures);
        }
        Duration later = ADDRESS_RETRIES.delay(schedule.failures);
        return brought.pause().filter(wait -> wait.compareTo(later) > 0).orElse(later);
    }
}
