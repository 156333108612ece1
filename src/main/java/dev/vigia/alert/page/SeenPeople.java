package dev.vigia.alert.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.alert.delivery.AlertPeople;
import dev.vigia.alert.delivery.AlertPeople.AlertReader;
import dev.vigia.web.Language;
import dev.vigia.web.Paths;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Notes that somebody is there, with the address and the language of now: once an hour, and whenever one of them changes. */
@Singleton
public class SeenPeople {

    private static final long AN_HOUR = Duration.ofHours(1).toNanos();
    private static final int MOST_KNOWN = 10_000;
    // After it is settled whose page it is.
    private static final int LATE = Priorities.AUTHORIZATION + 100;

    private final AlertPeople people;
    private final CurrentPerson person;
    private final CurrentRetailer retailer;
    private final Language language;
    private final Map<AlertReader, Long> noted = new LinkedHashMap<>(16, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<AlertReader, Long> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    SeenPeople(AlertPeople people, CurrentPerson person, CurrentRetailer retailer, Language language) {
        this.people = people;
        this.person = person;
        this.retailer = retailer;
        this.language = language;
    }

    static AlertReader reader(CurrentRetailer retailer, CurrentPerson person, Language language) {
        return new AlertReader(retailer.id(), person.subject(), person.name(), person.email(), language.current());
    }

    @ServerRequestFilter(priority = LATE)
    public void note(RoutingContext routing) {
        if (!person.isSignedIn() || retailer.find().isEmpty() || Paths.isApi(routing.normalizedPath())) {
            return;
        }
        AlertReader reader = reader(retailer, person, language);
        if (isNews(reader)) {
            people.seen(reader);
        }
    }

    private boolean isNews(AlertReader reader) {
        long now = System.nanoTime();
        synchronized (noted) {
            Optional<Long> before = Optional.ofNullable(noted.get(reader));
            boolean isNews = before.isEmpty() || now - before.get() > AN_HOUR;
            if (isNews) {
                noted.put(reader, now);
            }
            return isNews;
        }
    }
}
