package dev.vigia.source.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Sha256;
import dev.vigia.audit.Audit;
import dev.vigia.database.DatabaseClock;
import dev.vigia.marketplace.CodeConsent;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Setting;
import dev.vigia.source.FormerWarehouses;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceCounts;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.SourceWarehouses;
import dev.vigia.source.SourceWarehouses.MappedWarehouse;
import dev.vigia.source.reading.SourceWoken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What a person changes of the sources of her retailer, and the record of it. */
@ApplicationScoped
class SourceDesk {

    /** Of a retailer. */
    static final int MOST = 20;

    private static final int KEY_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final SourceSettings settings;
    private final SourceWarehouses warehouses;
    private final FormerWarehouses former;
    private final SourceCounts counts;
    private final SourceConfig config;
    private final Audit audit;
    private final DatabaseClock clock;
    private final Session session;
    private final Event<SourceWoken> woken;

    SourceDesk(CurrentRetailer retailer, CurrentPerson person, SourceSettings settings,
            SourceWarehouses warehouses, FormerWarehouses former, SourceCounts counts, SourceConfig config, Audit audit,
            DatabaseClock clock, Session session, Event<SourceWoken> woken) {
        this.retailer = retailer;
        this.person = person;
        this.settings = settings;
        this.warehouses = warehouses;
        this.former = former;
        this.counts = counts;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
        this.session = session;
        this.woken = woken;
    }

    boolean mayAdd() {
        return Source.count("retailerId", retailer.id()) < MOST;
    }

    @Transactional
    Source add(SourceConnector connector, SourceForm form) {
        String key = newKey();
        Source made = Source.of(retailer.id(), connector.code(), connector.account(form.settings()), Sha256.of(key),
                Math.min(config.rateFirst(), connector.mostPerSecond()), clock.now());
        if (connector.consent().filter(consent -> !isTyped(connector, consent, form.settings())).isPresent()) {
            made.awaitConsent(clock.now());
        }
        made.persistAndFlush();
        settings.put(made, connector.settings(), form.settings());
        settings.keepHookKey(made, key);
        record("source_added", made);
        woken.fire(new SourceWoken(made.id));
        return made;
    }

    private static String newKey() {
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** @return empty if there is no such one */
    @Transactional
    Optional<Source> change(long id, SourceConnector connector, SourceForm form) {
        return changed(id, "source_changed", source -> {
            Set<String> changed = settings.put(source, connector.settings(), form.settings());
            source.account = connector.account(form.settings());
            if (settings.hookKey(source).isEmpty()) {
                String key = newKey();
                source.hookDigest = Sha256.of(key);
                settings.keepHookKey(source, key);
            }
            if (!changed.isEmpty()) {
                source.askAnew(clock.now());
                connector.consent().ifPresent(consent -> consentAnew(source, connector, consent, changed));
            } else {
                source.goOn(clock.now());
            }
        });
    }

    /** Whether what a consent gives was typed instead, where it can be. */
    private static boolean isTyped(SourceConnector connector, Consent<?> consent, Map<String, String> values) {
        Set<String> declared = connector.settings().stream().map(Setting::name).collect(Collectors.toSet());
        return consent.gives().stream().allMatch(given -> declared.contains(given) && !values.getOrDefault(given, "")
                .isBlank());
    }

    private void consentAnew(Source source, SourceConnector connector, Consent<?> consent, Set<String> changed) {
        boolean isTyped = isTyped(connector, consent, settings.readable(source));
        if (isTyped && consent.gives().stream().anyMatch(changed::contains)) {
            forgetToken(source);
        } else if (!isTyped && consent.needs().stream().anyMatch(changed::contains)) {
            awaitConsent(source);
        }
    }

    private void forgetToken(Source source) {
        session.createNativeMutationQuery("delete from source_token where source_id = :source").setParameter("source",
                source.id).executeUpdate();
    }

    /** What it gave was given to another application. */
    private void awaitConsent(Source source) {
        forgetToken(source);
        settings.keepGiven(source, Map.of(CodeConsent.REFRESH_TOKEN, ""));
        source.awaitConsent(clock.now());
    }

    /** @param given by the owner's consent, beside its token */
    @Transactional
    Optional<Source> consented(long id, Map<String, String> given) {
        return changed(id, "source_consented", source -> {
            settings.keepGiven(source, given);
            source.consented(clock.now());
        });
    }

    @Transactional
    Optional<Source> enable(long id, boolean on) {
        return changed(id, on ? "source_resumed" : "source_paused", source -> source.enable(on, clock.now()));
    }

    /** What it has brought stays. */
    @Transactional
    Optional<Source> remove(long id) {
        return changed(id, "source_removed", Source::delete);
    }

    /** @param meanings by the source's ids of warehouses */
    @Transactional
    Optional<Source> map(long id, Map<String, String> meanings) {
        return changed(id, "source_warehouses", source -> {
            Map<String, Long> before = warehouses.read(source).values().stream().collect(Collectors.toMap(
                    MappedWarehouse::remoteId, MappedWarehouse::warehouse));
            warehouses.forget(source);
            meanings.forEach((remote, meaning) -> warehouses.decide(source, remote, meaning.equals("new")
                    ? String.valueOf(warehouses.add(source, remote))
                    : meaning));
            former.add(source, before);
            // All of it is read again, in the places where it counts now.
            source.beginSweep(clock.now());
            counts.forget(source);
            source.goOn(clock.now());
        });
    }

    /** What went to zero with too many others is true: it is read once more, and taken. */
    @Transactional
    Optional<Source> agreeToZeros(long id) {
        return changed(id, "source_zeros", source -> source.agreeToZeros(clock.now()));
    }

    /** What the list does not name any more is gone indeed; whether it is read stays as it was. */
    @Transactional
    Optional<Source> agreeToLost(long id) {
        return changed(id, "source_lost", source -> {
            source.lost = 0;
            counts.forget(source);
        });
    }

    private Optional<Source> changed(long id, String action, Consumer<Source> change) {
        Optional<Source> found = Source.findToChange(retailer.id(), id);
        found.ifPresent(source -> {
            record(action, source);
            change.accept(source);
            woken.fire(new SourceWoken(source.id));
        });
        return found;
    }

    private void record(String action, Source source) {
        audit.record(retailer.id(), person.name(), action, Map.of(), Map.of("kind", source.kind, "account",
                source.account));
    }
}
