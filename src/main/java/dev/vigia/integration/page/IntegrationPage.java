package dev.vigia.integration.page;

import dev.vigia.integration.Integration;
import dev.vigia.integration.Probe;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.web.form.Errors;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the form's page shows.
 *
 * @param integration empty while it is being connected
 * @param savedNow    what somebody else saved meanwhile, by field; empty when nobody did
 * @param returnTo    where a seller that consents is led back to; empty where the marketplace asks for no consent
 * @param admin       whether the person may connect and type secrets
 * @param question    what is asked before it is saved; empty where nothing is
 * @param probe       what trying the credentials showed; empty when nobody asked
 */
public record IntegrationPage(Marketplace marketplace, Optional<Integration> integration, IntegrationForm form,
        Errors errors,
        Map<String, String> savedNow, boolean conflict, List<Option> countries, List<Option> categories,
        List<Option> warehouses, List<SettingLine> settings, MinimumPreview preview, Optional<URI> returnTo,
        boolean admin,
        Optional<Question> question, Optional<Probe> probe) {

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
    public String savedNow(String field) {
        return savedNow.getOrDefault(field, "");
    }

    /** Whether Vigia stopped it, which saving ends. */
    public boolean isStopped() {
        return integration.filter(Integration::isStopped).isPresent() && probe.filter(Probe::isFine).isEmpty();
    }

    /** Whether nobody has let Vigia into the account yet. */
    public boolean isAwaitingConsent() {
        return integration.filter(Integration::isAwaitingConsent).isPresent();
    }

    /** Whether there are stored credentials to try. */
    public boolean isProbeable() {
        return integration.isPresent() && !isAwaitingConsent() && marketplace.isAvailable();
    }

    /** Whether the account was tried before it was saved, and not accepted. */
    public boolean isRefused() {
        return errors.any() && probe.filter(Probe::isRefused).isPresent();
    }

    /** Whether saving tries the account first. */
    public boolean isTriesFirst() {
        return integration.isEmpty() && returnTo.isEmpty() && marketplace.isAvailable();
    }

    /** Whether saving tries the account first if something of it was changed. */
    public boolean isTriesChanges() {
        return integration.isPresent() && admin && returnTo.isEmpty() && marketplace.isAvailable();
    }

    public IntegrationPage with(MinimumPreview shown) {
        return new IntegrationPage(marketplace, integration, form, errors, savedNow, conflict, countries, categories,
                warehouses, settings, shown, returnTo, admin, question, probe);
    }

    public IntegrationPage with(Question asked) {
        return new IntegrationPage(marketplace, integration, form, errors, savedNow, conflict, countries, categories,
                warehouses, settings, asked.preview(!form.enabled()), returnTo, admin, Optional.of(asked), probe);
    }

    public IntegrationPage with(Probe shown) {
        return new IntegrationPage(marketplace, integration, form, errors, savedNow, conflict, countries, categories,
                warehouses, settings, preview, returnTo, admin, question, Optional.of(shown));
    }
}
