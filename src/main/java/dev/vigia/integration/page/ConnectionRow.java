package dev.vigia.integration.page;

import dev.vigia.integration.ConnectionState;
import dev.vigia.integration.Countries;
import dev.vigia.integration.IntegrationStatus;
import dev.vigia.marketplace.Marketplace;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of the list: an integration, or a marketplace without one.
 *
 * @param last whether it is the marketplace's last line, which offers one more account
 */
record ConnectionRow(Marketplace marketplace, Optional<IntegrationStatus> status, boolean last) {

    /** Every marketplace, in its order, with the integrations on it. */
    static List<ConnectionRow> of(List<Marketplace> marketplaces, List<IntegrationStatus> statuses) {
        return marketplaces.stream().flatMap(marketplace -> of(marketplace, statuses)).toList();
    }

    private static Stream<ConnectionRow> of(Marketplace marketplace, List<IntegrationStatus> statuses) {
        List<IntegrationStatus> own = statuses.stream()
                .filter(status -> status.integration().marketplace.equals(marketplace.code())).toList();
        if (own.isEmpty()) {
            return Stream.of(new ConnectionRow(marketplace, Optional.empty(), true));
        }
        return own.stream().map(status -> new ConnectionRow(marketplace, Optional.of(status),
                status == own.get(own.size() - 1)));
    }

    /** Whether the marketplace or the integration is called so; accents and case do not count. */
    boolean matches(String words) {
        String wanted = folded(words);
        return folded(marketplace.name()).contains(wanted)
                || status.filter(found -> folded(found.integration().name).contains(wanted)).isPresent();
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

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(
                Locale.ROOT);
    }
}
