package dev.vigia.integration.list;

import dev.vigia.database.Spelling;
import dev.vigia.integration.ConnectionState;
import dev.vigia.integration.Countries;
import dev.vigia.integration.IntegrationStatus;
import dev.vigia.listing.rollout.RolloutProgress;
import dev.vigia.marketplace.Marketplace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of the list: an integration, or a marketplace without one.
 *
 * @param last    whether it is the marketplace's last line, which offers one more account
 * @param failing how many of its listings the marketplace did not take
 * @param rollout how far a changed rule is while it is carried out; empty otherwise
 * @param typed   what a person has typed into the line and is not saved; empty where nothing is
 */
record ConnectionRow(Marketplace marketplace, Optional<IntegrationStatus> status, boolean last, FailingCount failing,
        Optional<RolloutProgress> rollout, Optional<TypedRow> typed) {

    /** Every marketplace, in its order, with the integrations on it. */
    static List<ConnectionRow> of(List<Marketplace> marketplaces, List<IntegrationStatus> statuses,
            Map<Long, FailingCount> failing, Map<Long, RolloutProgress> rollouts) {
        return marketplaces.stream().flatMap(marketplace -> of(marketplace, statuses, failing, rollouts)).toList();
    }

    private static Stream<ConnectionRow> of(Marketplace marketplace, List<IntegrationStatus> statuses,
            Map<Long, FailingCount> failing, Map<Long, RolloutProgress> rollouts) {
        List<IntegrationStatus> own = statuses.stream()
                .filter(status -> status.integration().marketplace.equals(marketplace.code())).toList();
        if (own.isEmpty()) {
            return Stream.of(new ConnectionRow(marketplace, Optional.empty(), true, FailingCount.NONE, Optional
                    .empty(), Optional.empty()));
        }
        return own.stream().map(status -> new ConnectionRow(marketplace, Optional.of(status),
                status == own.get(own.size() - 1), failing.getOrDefault(status.integration().id, FailingCount.NONE),
                Optional.ofNullable(rollouts.get(status.integration().id)), Optional.empty()));
    }

    /** Whether the marketplace or the integration is called so; accents and case do not count. */
    boolean matches(String words) {
        String wanted = Spelling.folded(words);
        return Spelling.folded(marketplace.name()).contains(wanted)
                || status.filter(found -> Spelling.folded(found.integration().name).contains(wanted)).isPresent();
    }

    public ConnectionState state() {
        return status.map(IntegrationStatus::state).orElse(
                marketplace.isAvailable() ? ConnectionState.UNCONNECTED : ConnectionState.UNAVAILABLE);
    }

    public boolean isDisconnecting() {
        return state() == ConnectionState.DISCONNECTING;
    }

    /** Its country, or those where the marketplace could be connected. */
    public String countries(Locale locale) {
        List<String> codes = status.map(found -> List.of(found.integration().country))
                .orElse(marketplace.countries());
        return String.join(", ", codes.stream().map(code -> Countries.name(code, locale)).toList());
    }

    /** The same, with what a person has typed into it, if it is the line of that integration. */
    ConnectionRow with(long integrationId, TypedRow unsaved) {
        return status.filter(found -> found.integration().id == integrationId).isEmpty() ? this
                : new ConnectionRow(marketplace, status, last, failing, rollout, Optional.of(unsaved));
    }

    /** What its field of the minimum shows. */
    public String minimum() {
        return typed.map(TypedRow::minimumStock).orElseGet(() -> status.map(found -> found.integration().minimumStock)
                .map(units -> Integer.toString(units)).orElse(""));
    }

    /** What its switch shows. */
    public boolean isOn() {
        return typed.map(TypedRow::enabled).orElseGet(() -> status.filter(found -> found.integration().enabled)
                .isPresent());
    }

    /** Whether a person should look at it before the others. */
    public boolean isHurt() {
        return state() == ConnectionState.STOPPED || isOn() && failing.listings() > 0;
    }
}
