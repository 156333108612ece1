package dev.vigia.intake.scheduled;

import dev.vigia.database.DeadlockRetry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What is known of the files of a folder, on whatever node they were seen. */
@ApplicationScoped
class FolderMemory {

    /** Between the last change of a file and the first look at it. */
    private static final Duration LIKELY_DELAY = Duration.ofMinutes(5);

    private final Session session;

    FolderMemory(Session session) {
        this.session = session;
    }

    /**
     * @param at        since when it has looked so
     * @param millis    for how long that is
     * @param isDone    whether it was taken or refused, and could not be moved away
     * @param isRefused whether it was refused
     */
    record Seen(String name, long bytes, Instant modifiedAt, Instant at, long millis, boolean isDone,
            boolean isRefused) {

        boolean isStill(FolderFile file) {
            return bytes == file.bytes() && modifiedAt.equals(file.modifiedAt());
        }

        /** As of when the file says what it says. Its own time comes from another clock, and may have been copied. */
        Instant writtenAt() {
            boolean isLikely = !modifiedAt.isAfter(at) && modifiedAt.isAfter(at.minus(LIKELY_DELAY));
            return isLikely ? modifiedAt : at;
        }
    }

    /** By name. */
    Map<String, Seen> of(ScheduledImport schedule) {
        return DeadlockRetry.inTransaction(() -> session.createNativeQuery("""
                select name, bytes, modified_at, seen_at,
                       cast(extract(epoch from clock_timestamp() - seen_at) * 1000 as bigint), taken_at is not null,
                       refused
                from scheduled_import_file where scheduled_import_id = :schedule and retailer_id = :retailer
                """, Seen.class)
                .setParameter("schedule", schedule.id)
                .setParameter("retailer", schedule.retailerId)
                .getResultStream().collect(Collectors.toMap(Seen::name, Function.identity())));
    }

    /** It looks so from now on. */
    void see(ScheduledImport schedule, FolderFile file) {
        DeadlockRetry.inTransaction(() -> write(schedule, file, "", false, false));
    }

    /** Joins the transaction that takes it, so that nobody takes it again. */
    void take(ScheduledImport schedule, FolderFile file, String digest) {
        write(schedule, file, digest, true, false);
    }

    /** The same for one that says what another has said. */
    void leave(ScheduledImport schedule, FolderFile file, String digest) {
        DeadlockRetry.inTransaction(() -> write(schedule, file, digest, true, false));
    }

    /** The same for one of which nothing can be read. */
    void refuse(ScheduledImport schedule, FolderFile file, String digest) {
        DeadlockRetry.inTransaction(() -> write(schedule, file, digest, true, true));
    }

    private void write(ScheduledImport schedule, FolderFile file, String digest, boolean done, boolean refused) {
        session.createNativeMutationQuery("""
                insert into scheduled_import_file
                  (scheduled_import_id, name, retailer_id, bytes, modified_at, digest, taken_at, refused)
                select id, :name, retailer_id, :bytes, :modified, :digest, case when :done then clock_timestamp() end,
                       :refused
                from scheduled_import where id = :schedule and retailer_id = :retailer
                on conflict (scheduled_import_id, name) do update
                  set bytes = excluded.bytes, modified_at = excluded.modified_at, seen_at = clock_timestamp(),
                      digest = excluded.digest, taken_at = excluded.taken_at, refused = excluded.refused
                """)
                .setParameter("schedule", schedule.id)
                .setParameter("retailer", schedule.retailerId)
                .setParameter("name", file.name())
                .setParameter("bytes", file.bytes())
                .setParameter("modified", file.modifiedAt())
                .setParameter("digest", digest)
                .setParameter("done", done)
                .setParameter("refused", refused)
                .executeUpdate();
    }

    /** Those that lie there no more. */
    void forgetAllBut(ScheduledImport schedule, List<String> names) {
        DeadlockRetry.inTransaction(() -> session.createNativeMutationQuery("""
                delete from scheduled_import_file where scheduled_import_id = :schedule and retailer_id = :retailer
                  and name <> all(cast(:names as text[]))
                """)
                .setParameter("schedule", schedule.id)
                .setParameter("retailer", schedule.retailerId)
                .setParameter("names", names.toArray(String[]::new))
                .executeUpdate());
    }
}
