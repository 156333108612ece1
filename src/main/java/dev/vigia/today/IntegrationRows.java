package dev.vigia.today;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationMessages;
import dev.vigia.integration.IntegrationStatus;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.today.IntegrationRow.Counted;
import dev.vigia.today.ListingFailures.FailureGroup;
import dev.vigia.updates.status.ZeroLags;
import dev.vigia.updates.status.ZeroLags.Lag;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Gathers the lines of the integrations, each figure of all of them at once. Joins the caller's transaction. */
@ApplicationScoped
class IntegrationRows {

    private static final int MOST_NEW = 1_000;

    private final Session session;
    private final CurrentRetailer retailer;
    private final Marketplaces marketplaces;
    private final ZeroLags lags;
    private final ZerosByDay zeros;
    private final Language language;
    private final Clock clock;

    IntegrationRows(Session session, CurrentRetailer retailer, Marketplaces marketplaces, ZeroLags lags,
            ZerosByDay zeros, Language language, Clock clock) {
        this.session = session;
        this.retailer = retailer;
        this.marketplaces = marketplaces;
        this.lags = lags;
        this.zeros = zeros;
        this.language = language;
        this.clock = clock;
    }

    static Long[] ids(List<IntegrationStatus> all) {
        return all.stream().map(status -> status.integration().id).toArray(Long[]::new);
    }

    List<IntegrationRow> of(long retailerId, List<IntegrationStatus> all, List<FailureGroup> failures) {
        Long[] ids = ids(all);
        Map<Long, Counted> failing = new HashMap<>();
        failures.forEach(group -> failing.merge(group.integrationId(), new Counted(group.listings(), group.more()),
                Counted::and));
        Map<Long, Counted> newAtZero = newAtZero(ids);
        Map<Long, Instant> oldest = oldest(retailerId, ids);
        Map<Long, Lag> lag = lags.of(retailerId, ids);
        ZoneId zone = retailer.zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<Long, Sparkline> charts = zeros.of(retailerId, ids, today, zone);
        return all.stream().map(status -> {
            long id = status.integration().id;
            Sparkline chart = charts.getOrDefault(id, new Sparkline(Collections.nCopies(ZerosByDay.DAYS, 0L)));
            return new IntegrationRow(status, marketplace(status.integration()),
                    newAtZero.getOrDefault(id, Counted.NONE), failing.getOrDefault(id, Counted.NONE),
                    // Of what a person has switched off nothing waits to be sent.
                    Optional.ofNullable(oldest.get(id)).filter(since -> status.integration().enabled),
                    lag.getOrDefault(id, Lag.NONE), chart, inWords(chart, today));
        }).toList();
    }

    private String marketplace(Integration integration) {
        return marketplaces.find(integration.marketplace).map(found -> language.of(IntegrationMessages.class)
                .marketplaceName(found.code(), found.name())).orElse(integration.marketplace);
    }

    private String inWords(Sparkline chart, LocalDate today) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.current()).format(today
                .minusDays(chart.daysSinceMost()));
        return language.of(TodayMessages.class).zerosInWords(ZerosByDay.DAYS, chart.today(), chart.most(), day, chart
                .total());
    }

    /** The view is the wall; the order keeps to the index of its one integration and state. */
    private Map<Long, Counted> newAtZero(Long[] integrations) {
        Map<Long, Counted> counted = new HashMap<>();
        session.createNativeQuery("""
                select named.id, cast(sum(newest.listings) as bigint), bool_or(newest.listings >= :most)
                from unnest(cast(:integrations as bigint[])) named (id)
                cross join unnest(cast('{below_minimum,waiting_to_reopen}' as listing_state[])) state (name)
                cross join lateral (
                  select count(*) listings
                  from (select from listing_condition_of_integration condition
                        where condition.integration_id = named.id and condition.state = state.name
                          and condition.since > now() - interval '1 day'
                        order by condition.since desc limit :most) first
                ) newest
                group by named.id
                """, NewAtZeroRow.class)
                .setParameter("integrations", integrations)
                .setParameter("most", MOST_NEW)
                .getResultList().forEach(row -> counted.put(row.integrationId, new Counted(row.listings, row.more)));
        return counted;
    }

    private record NewAtZeroRow(long integrationId, long listings, boolean more) {
    }

    private Map<Long, Instant> oldest(long retailerId, Long[] integrations) {
        Map<Long, Instant> oldest = new HashMap<>();
        session.createNativeQuery("""
                select integration_id, min(since) from due
                where retailer_id = :retailer and integration_id = any(cast(:integrations as bigint[]))
                group by integration_id
                """, OldestRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integrations", integrations)
                .getResultList().forEach(row -> oldest.put(row.integrationId, row.since));
        return oldest;
    }

    private record OldestRow(long integrationId, Instant since) {
    }
}
