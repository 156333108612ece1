package dev.vigia.source.reading;

import dev.vigia.access.RowLevelSecurity;
import dev.vigia.access.Sha256;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.database.PromptLook;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
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

    private final Session session;
    private final SourceConnectors connectors;
    private final SourceSettings settings;
    private final Event<SourceWoken> woken;
    private final Set<Long> toWake = ConcurrentHashMap.newKeySet();
    private final PromptLook waking = new PromptLook("notified sources", this::wake);

    Notifications(Session session, SourceConnectors connectors, SourceSettings settings, Event<SourceWoken> woken) {
        this.session = session;
        this.connectors = connectors;
        this.settings = settings;
        this.woken = woken;
    }

    /** Whether there is such an address: some look before they send. */
    boolean isKnown(String kind, String key) {
        return RowLevelSecurity.asSystem(() -> DeadlockRetry.inTransaction(() -> find(kind, key).isPresent()));
    }

    /** @return whether it is about this account */
    boolean hear(String kind, String key, byte[] body) {
        AtomicReference<Long> announced = new AtomicReference<>();
        boolean isOurs = RowLevelSecurity.asSystem(() -> DeadlockRetry.inTransaction(() -> {
            // Whoever sends does not wait long; what is not written down now is found by the sweep.
            OneColumn.query(session, "select set_config('lock_timeout', '2s', true)", String.class).getSingleResult();
            Optional<Source> source = find(kind, key);
            if (source.isEmpty()) {
                return false;
            }
            Map<String, String> shown = settings.shown(source.get());
            Optional<List<String>> ids = connectors.of(source.get()).notified(shown, body);
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

    private Optional<Source> find(String kind, String key) {
        return connectors.find(kind).isEmpty() ? Optional.empty()
                : Source.find("kind = ?1 and hookDigest = ?2", kind, Sha256.of(key)).firstResultOptional();
    }

    private void announce(Source source, List<String> ids) {
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
                        update source set next_at = least(next_at, clock_timestamp()) where id = :source
                        """).setParameter("source", id).executeUpdate();
                woken.fire(new SourceWoken(id));
            }));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        waking.stop();
    }
}
