package dev.vigia.source.reading;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.access.RowLevelSecurity;
import dev.vigia.access.Sha256;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.database.PromptLook;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceNotification;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.reading.SkuQueue.ReadSku;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;

/**
 * Hears that something has changed at a source. Whoever knows the key in the address may wake its reading, and nothing else:
 * what a notification says of the stock is not believed.
 */
@ApplicationScoped
class Notifications {

    /** At once, and once more, since the first answer may be that of before. */
    private static final int LOOKS = 2;
    /** Behind what names all ids that begin with it. */
    private static final String ALL_OF = "/";
    /** Until the list is read for what is new, however many tell of it. */
    private static final Duration LIST_SOON = Duration.ofMinutes(1);

    private final Session session;
    private final SourceConnectors connectors;
    private final SourceSettings settings;
    private final SourceConfig config;
    private final Event<SourceWoken> woken;
    private final Set<Long> toWake = ConcurrentHashMap.newKeySet();
    private final PromptLook waking = new PromptLook("notified sources", this::wake);

    Notifications(Session session, SourceConnectors connectors, SourceSettings settings, SourceConfig config,
            Event<SourceWoken> woken) {
        this.session = session;
        this.connectors = connectors;
        this.settings = settings;
        this.config = config;
        this.woken = woken;
    }

    /** Whether there is such an address: some look before they send. */
    boolean isKnown(String kind, String key) {
        return RowLevelSecurity.asSystem(() -> DeadlockRetry.inTransaction(() -> find(kind, key).isPresent()));
    }

    /** @return whether it is about this account */
    boolean hear(String kind, String key, Map<String, String> headers, byte[] body) {
        AtomicReference<Long> announced = new AtomicReference<>();
        boolean isOurs = RowLevelSecurity.asSystem(() -> DeadlockRetry.inTransaction(() -> {
            // Whoever sends does not wait long; what is not written down now is found by the sweep.
            OneColumn.query(session, "select set_config('lock_timeout', '2s', true)", String.class).getSingleResult();
            Optional<Source> source = find(kind, key);
            if (source.isEmpty()) {
                return false;
            }
            Optional<List<String>> ids = connectors.of(source.get()).notified(new SourceNotification(settings.readable(
                    source.get()), headers, body));
            ids.filter(named -> !named.isEmpty()).ifPresent(named -> {
                announce(source.get(), named);
                announced.set(source.get().id);
            });
            return ids.isPresent();
        }));
        if (announced.get() != null) {
            toWake.add(announced.get());
            waking.ask();
        }
        return isOurs;
    }

    /**
     * Counts what has changed without a word since it was read before. Joins the transaction, ahead of what keeps what was
     * read.
     */
    void countUnannounced(Source source, List<ReadSku> read, Instant now) {
        int changes = OneColumn.query(session, """
                select cast(count(*) as integer)
                from unnest(cast(:ids as text[]), cast(:available as bigint[])) as done (id, available)
                join source_sku on source_id = :source and remote_id = done.id
                where source_sku.available <> done.available and read_at is not null and due_at is null
                  and (notified_at is null or notified_at < read_at)
                """, Integer.class)
                .setParameter("source", source.id)
                .setParameter("ids", column(read, done -> done.sku().remoteId(), String[]::new))
                .setParameter("available", column(read, done -> done.available().orElse(null), Long[]::new))
                .getSingleResult();
        if (changes > 0) {
            source.unannounced(changes, now);
        }
    }

    private Optional<Source> find(String kind, String key) {
        return connectors.find(kind).isEmpty() ? Optional.empty()
                : Source.find("kind = ?1 and hookDigest = ?2", kind, Sha256.of(key)).firstResultOptional();
    }

    private void announce(Source source, List<String> ids) {
        List<String> groups = ids.stream().filter(id -> id.endsWith(ALL_OF)).toList();
        List<String> each = ids.stream().filter(id -> !id.endsWith(ALL_OF)).toList();
        if (!groups.isEmpty() && wakeAllOf(source, groups) == 0) {
            listSoon(source);
        }
        if (!each.isEmpty()) {
            wake(source, each);
        }
    }

    /** @return how many that is */
    private int wakeAllOf(Source source, List<String> groups) {
        return session.createNativeMutationQuery("""
                update source_sku
                set notified_at = clock_timestamp(), looks = :looks, due_at = least(due_at, clock_timestamp())
                from unnest(cast(:groups as text[])) named (beginning)
                where source_id = :source and starts_with(remote_id, beginning)
                """)
                .setParameter("looks", LOOKS)
                .setParameter("groups", groups.toArray(String[]::new))
                .setParameter("source", source.id)
                .executeUpdate();
    }

    private void listSoon(Source source) {
        session.createNativeMutationQuery("""
                update source set listed_at = least(listed_at, clock_timestamp() - make_interval(secs => :ago))
                where id = :source and listed_at is not null
                """)
                .setParameter("ago", config.listEvery().minus(LIST_SOON).toMillis() / 1000.0)
                .setParameter("source", source.id)
                .executeUpdate();
    }

    private void wake(Source source, List<String> ids) {
        session.createNativeMutationQuery("""
                insert into source_sku (source_id, remote_id, retailer_id, list_number, sweep, notified_at, looks, due_at)
                select :source, id, :retailer, :list, :sweep - 1, clock_timestamp(), :looks, clock_timestamp()
                from (select distinct id from unnest(cast(:ids as text[])) named (id) order by id) named
                on conflict (source_id, remote_id) do update
                  set notified_at = excluded.notified_at, looks = excluded.looks,
                      due_at = least(source_sku.due_at, excluded.due_at)
                """)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("list", source.listNumber)
                .setParameter("sweep", source.sweep)
                .setParameter("looks", LOOKS)
                .setParameter("ids", ids.toArray(String[]::new))
                .executeUpdate();
    }

    /**
     * After that is written down, for whoever ends a turn looks once more what is due: then either of the two sees the other.
     * Nobody who tells us something waits for it.
     */
    private void wake() {
        for (Long id : Set.copyOf(toWake)) {
            toWake.remove(id);
            RowLevelSecurity.asSystem(() -> DeadlockRetry.inTransaction(() -> {
                session.createNativeMutationQuery("""
                        update source set next_at = least(next_at, clock_timestamp()), heard_at = clock_timestamp(),
                                          unannounced = 0, unannounced_since = null
                        where id = :source
                        """).setParameter("source", id).executeUpdate();
                woken.fire(new SourceWoken(id));
            }));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        waking.stop();
    }
}
