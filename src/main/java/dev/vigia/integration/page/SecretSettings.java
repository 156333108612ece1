package dev.vigia.integration.page;

import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Setting;
import dev.vigia.web.form.SecretFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What any connector declares secret is secret in every form. Its marketplaces are read late: filters start before them. */
@ApplicationScoped
class SecretSettings implements SecretFields {

    private final Marketplaces marketplaces;

    SecretSettings(Marketplaces marketplaces) {
        this.marketplaces = marketplaces;
    }

    @Override
    public Set<String> names() {
        return marketplaces.all().stream().map(Marketplace::connector).flatMap(Optional::stream)
                .map(Connector::settings).flatMap(List::stream).filter(Setting::secret)
                .map(IntegrationForm::field).collect(Collectors.toUnmodifiableSet());
    }
}
