package dev.vigia.integration;

import dev.vigia.marketplace.Marketplace;
import dev.vigia.web.Errors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the form's page shows.
 *
 * @param integration empty while it is being connected
 * @param theirs      what somebody else saved meanwhile, by field; empty when nobody did
 */
record IntegrationPage(Marketplace marketplace, Optional<Integration> integration, IntegrationForm form, Errors errors,
        Map<String, String> theirs, boolean overtaken, List<Choice> countries, List<Choice> categories,
        List<Choice> warehouses, List<SettingLine> settings, Effect effect) {

    /** The name of what is being edited or connected. */
    public String heading() {
        return integration.map(found -> found.name).orElse(marketplace.name());
    }

    /** Where the form is sent. */
    public String action() {
        return integration.map(found -> "/integrations/" + found.id).orElse("/integrations");
    }

    public String impactAddress() {
        return integration.map(found -> "/integrations/" + found.id + "/impact").orElse("");
    }

    /** What somebody else saved in this field, or empty text. */
    public String theirs(String field) {
        return theirs.getOrDefault(field, "");
    }

    /** Whether Vigia stopped it, which saving ends. */
    public boolean isStopped() {
        return integration.filter(found -> found.stoppedBecause != null).isPresent();
    }

    IntegrationPage with(Effect shown) {
        return new IntegrationPage(marketplace, integration, form, errors, theirs, overtaken, countries, categories,
                warehouses, settings, shown);
    }
}
