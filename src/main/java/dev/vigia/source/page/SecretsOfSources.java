package dev.vigia.source.page;

import dev.vigia.marketplace.Setting;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceConnectors;
import dev.vigia.web.form.SecretFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What any type of source declares secret is secret in every form. */
@ApplicationScoped
class SecretsOfSources implements SecretFields {

    private final SourceConnectors connectors;

    SecretsOfSources(SourceConnectors connectors) {
        this.connectors = connectors;
    }

    @Override
    public Set<String> names() {
        return connectors.all().stream().map(SourceConnector::settings).flatMap(List::stream).filter(Setting::secret)
                .map(SourceForm::field).collect(Collectors.toUnmodifiableSet());
    }
}
