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
record ConnectionRow(Marketplace marketplace, Optional<IntegrationStatus> standing, boolean last) {

    /** Every marketplace, in its order, with the integrations on it. */
    static List<ConnectionRow> of(List<Marketplace> marketplaces, List<IntegrationStatus> standings) {
        return marketplaces.stream().flatMap(marketplace -> of(marketplace, standings)).toList();
    }

    private static Stream<ConnectionRow> of(Marketplace marketplace, List<IntegrationStatus> standings) {
        List<IntegrationStatus> own = standings.stream()
                .filter(standing -> standing.integration().marketplace.equals(marketplace.code())).toList();
        if (own.isEmpty()) {
            return Stream.of(new ConnectionRow(marketplace, Optional.empty(), true));
        }
        return own.stream().map(standing -> new ConnectionRow(marketplace, Optional.of(standing),
                standing == own.get(own.size() - 1)));
    }

    /** Whether the marketplace or the integration is called so; accents and case do not count. */
    boolean matches(String words) {
        String wanted = folded(words);
        return folded(marketplace.name()).contains(wanted)
                || standing.filter(found -> folded(found.integration().name).contains(wanted)).isPresent();
    }

    public ConnectionState state() {
        return standing.map(IntegrationStatus::state).orElse(
                marketplace.isAvailable() ? ConnectionState.UNCONNECTED : ConnectionState.UNAVAILABLE);
    }

    public boolean isDisconnecting() {
        return state() == ConnectionState.DISCONNECTING;
    }

    /** Its country, or those where the marketplace could be connected. */
    public String countries(Locale locale) {
        List<String> codes = standing.map(found -> List.of(found.integration().country))
                .orElse(marketplace.countries());
        return String.join(", ", codes.stream().map(code -> Countries.name(code, locale)).toList());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(
                Locale.ROOT);
    }
}
