package dev.vigia.history.restore;

import dev.vigia.integration.EarlierSettings;
import dev.vigia.integration.EarlierSettings.EarlierReach;
import dev.vigia.integration.EarlierSettings.EarlierRule;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationScopes;
import dev.vigia.integration.IntegrationStatuses;
import dev.vigia.integration.MassZeroRule;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.Impact;
import dev.vigia.listing.preview.Impacts;
import dev.vigia.listing.preview.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Foretells what putting settings of an integration back would do, exactly as doing it would. */
@ApplicationScoped
public class IntegrationForecasts {

    private final Impacts impacts;
    private final IntegrationScopes scopes;
    private final IntegrationStatuses statuses;
    private final MassZeroRule massZero;

    IntegrationForecasts(Impacts impacts, IntegrationScopes scopes, IntegrationStatuses statuses,
            MassZeroRule massZero) {
        this.impacts = impacts;
        this.scopes = scopes;
        this.statuses = statuses;
        this.massZero = massZero;
    }

    @Transactional
    public ForetoldRestoration of(Integration integration, EarlierSettings earlier) {
        boolean switchedOn = earlier.enabled().orElse(false) && !integration.enabled;
        boolean reaches = earlier.categories().isPresent() || earlier.warehouses().isPresent();
        ForetoldRestoration foretold = switchedOn || reaches || earlier.rule().isPresent()
                ? foretold(integration, earlier, switchedOn, reaches)
                : ForetoldRestoration.NOTHING;
        return earlier.enabled().orElse(integration.enabled) ? foretold
                : foretold.paused(statuses.showing(integration));
    }

    private ForetoldRestoration foretold(Integration integration, EarlierSettings earlier, boolean switchedOn,
            boolean reaches) {
        Optional<MinimumStock> terms = earlier.rule().flatMap(EarlierRule::minimum);
        OptionalInt minimum = earlier.rule().isEmpty() ? integration.minimum()
                : terms.isPresent() ? OptionalInt.of(terms.get().units()) : OptionalInt.empty();
        Impact impact = impacts.of(integration.retailerId, integration.id, new Proposal(switchedOn, minimum, chosen(
                earlier.categories(), integration.everyCategory, scopes.categoryIds(integration)), chosen(earlier
                        .warehouses(), integration.everyWarehouse, scopes.warehouseIds(integration)), terms), reaches);
        return ForetoldRestoration.of(impact, massZero.asks(impact));
    }

    private static Optional<Set<Long>> chosen(Optional<EarlierReach> earlier, boolean every, Set<Long> ids) {
        return earlier.map(EarlierReach::chosen).orElseGet(() -> every ? Optional.empty() : Optional.of(ids));
    }
}
