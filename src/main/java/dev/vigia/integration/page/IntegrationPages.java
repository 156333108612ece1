package dev.vigia.integration.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.audit.SecondPersonNeeded;
import dev.vigia.catalog.Category;
import dev.vigia.credentials.Credentials;
import dev.vigia.integration.Countries;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationMessages;
import dev.vigia.integration.IntegrationScopes;
import dev.vigia.integration.IntegrationStatuses;
import dev.vigia.integration.Integrations.Saved;
import dev.vigia.integration.ReturnAddress;
import dev.vigia.integration.TypedAccounts;
import dev.vigia.integration.TypedAccounts.Trial;
import dev.vigia.integration.pause.PauseMessages;
import dev.vigia.inventory.Warehouse;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Setting;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.WebMessages;
import dev.vigia.web.Zone;
import dev.vigia.web.form.Errors;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what the form's page shows to the person, and checks what the person typed there. */
@ApplicationScoped
public class IntegrationPages {

    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final IntegrationScopes scopes;
    private final Credentials credentials;
    private final Language language;
    private final ReturnAddress returnAddress;
    private final TypedAccounts accounts;
    private final IntegrationStatuses statuses;
    private final Zone zone;

    IntegrationPages(CurrentRetailer retailer, CurrentPerson person, IntegrationScopes scopes, Credentials credentials,
            Language language, ReturnAddress returnAddress, TypedAccounts accounts, IntegrationStatuses statuses,
            Zone zone) {
        this.retailer = retailer;
        this.person = person;
        this.scopes = scopes;
        this.credentials = credentials;
        this.language = language;
        this.returnAddress = returnAddress;
        this.accounts = accounts;
        this.statuses = statuses;
        this.zone = zone;
    }

    public IntegrationForm stored(Integration integration) {
        return IntegrationForm.of(integration, scopes.categoryIds(integration),
                scopes.warehouseIds(integration), credentials.shown(retailer.id(), integration.id), zone.current());
    }

    Errors check(Marketplace marketplace, Optional<Integration> integration, IntegrationForm form) {
        IntegrationForm stored = integration.map(this::stored).orElseGet(() -> IntegrationForm.fresh("", ""));
        return new IntegrationCheck(marketplace, stored, secretsKept(integration), mayTypeSecrets(),
                name -> Integration.isNameTaken(retailer.id(), name, integration.map(found -> found.id)), words(),
                locale(), language.of(PauseMessages.class)).errorsIn(form);
    }

    /**
     * Tries the account that was typed.
     *
     * @param errors gets the sentence, beside the secret, or what comes first where there is none
     * @return empty where there is nothing to try yet
     */
    Optional<Trial> tried(Marketplace marketplace, IntegrationForm form, Errors errors) {
        return tried(marketplace, form.settings(), settings(marketplace), errors);
    }

    /**
     * Tries the account as it would be once the form is saved.
     *
     * @param errors gets the sentence, beside what was changed
     * @return empty where nothing of the account was changed, or there is nothing to try yet
     */
    Optional<Trial> tried(Marketplace marketplace, Integration integration, IntegrationForm form, Errors errors) {
        Map<String, String> settings = new HashMap<>(credentials.of(retailer.id(), integration.id));
        List<Setting> changed = form.changed(settings(marketplace), settings);
        changed.forEach(setting -> settings.put(setting.name(), form.setting(setting)));
        boolean isWhole = settings(marketplace).stream().noneMatch(setting -> setting.required() && settings
                .getOrDefault(setting.name(), "").isEmpty());
        return changed.isEmpty() || !isWhole || !marketplace.isAvailable() ? Optional.empty()
                : tried(marketplace, settings, changed, errors);
    }

    private Optional<Trial> tried(Marketplace marketplace, Map<String, String> settings, List<Setting> typed,
            Errors errors) {
        Optional<Trial> trial = accounts.tried(marketplace, settings);
        trial.filter(found -> found.probe().isRefused()).ifPresent(found -> typed.stream().filter(Setting::secret)
                .findFirst().or(() -> typed.stream().findFirst())
                .ifPresent(setting -> errors.add(IntegrationForm.field(setting), found.sentence())));
        return trial;
    }

    /** What was saved, as a sentence. */
    public String sentence(Saved.Done done, Optional<Trial> trial) {
        Integration integration = done.integration();
        if (!integration.enabled) {
            String paused = words().savedPaused(integration.name, statuses.showing(integration));
            return done.rollout() ? paused + " " + words().rolloutBelow() : paused;
        }
        String saved = done.rollout() ? words().savedRollout(integration.name) + " " + words().rolloutBelow()
                : words().saved(integration.name, done.evaluated().changed(), done.evaluated().zeros());
        return isUntried(trial) ? saved + " " + words().savedUntried(trial.orElseThrow().sentence()) : saved;
    }

    public Flash.Severity kind(Saved.Done done, Optional<Trial> trial) {
        if (!done.integration().enabled || isUntried(trial)) {
            return Flash.Severity.WARNING;
        }
        return done.evaluated().changed() == 0 && !done.rollout() ? Flash.Severity.INFO : Flash.Severity.SUCCESS;
    }

    /** Where the person goes on: to what is missing, to what is under way, or to the list. */
    public static String next(Integration integration, boolean rollout) {
        String page = "/integrations/" + integration.id;
        return integration.isAwaitingConsent() ? page + "/edit" : rollout ? page : "/integrations";
    }

    /** Whether all that was typed holds by now, the secrets among it: a form that was sent twice is saved once. */
    public boolean holds(Marketplace marketplace, Integration current, IntegrationForm form) {
        return current.isConnected() && !current.isStopped() && conflict(marketplace, form).between(form,
                stored(
                        current)).isEmpty() && form.changed(settings(marketplace), credentials.of(retailer.id(),
                                current.id))
                                .isEmpty();
    }

    /** The integration that a form which was sent twice has connected. */
    Optional<Integration> connected(Marketplace marketplace, IntegrationForm form) {
        return Integration.of(retailer.id()).stream().filter(found -> found.name.equals(form.name())
                && found.marketplace.equals(marketplace.code()) && holds(marketplace, found, form)).findFirst();
    }

    private static boolean isUntried(Optional<Trial> trial) {
        return trial.filter(found -> !found.probe().isFine()).isPresent();
    }

    public IntegrationPage show(Marketplace marketplace, Optional<Integration> integration, IntegrationForm form,
            Errors errors) {
        return page(marketplace, integration, form, errors, Map.of(), false);
    }

    /** What waits for a second person is kept without what opens the account, so that is saved first. */
    IntegrationPage separately(SecondPersonNeeded needed, Marketplace marketplace, Integration integration,
            IntegrationForm form) {
        if (needed.draft().isPresent()) {
            throw needed;
        }
        return show(marketplace, Optional.of(integration), form, Errors.none().add("minimumStock", language.of(
                IntegrationMessages.class).secondPersonSeparately()));
    }

    /** The same form once more: what the person typed, and beside it what somebody else saved meanwhile. */
    IntegrationPage conflict(Marketplace marketplace, Integration current, IntegrationForm form) {
        return page(marketplace, Optional.of(current), form.asOf(current.version), Errors.none(),
                conflict(marketplace, form).between(form, stored(current)), true);
    }

    private EditConflict conflict(Marketplace marketplace, IntegrationForm form) {
        return new EditConflict(words(), locale(), categories(form), warehouses(form), settings(marketplace));
    }

    /** A marketplace by its name in the person's language. */
    public Marketplace named(Marketplace marketplace) {
        return marketplace.called(language.of(IntegrationMessages.class).marketplaceName(marketplace.code(),
                marketplace.name()));
    }

    boolean mayTypeSecrets() {
        return person.may(Role.ADMIN);
    }

    public IntegrationFormMessages words() {
        return language.of(IntegrationFormMessages.class);
    }

    /** The complaint about a setting that was left empty. */
    public String missing(Setting setting) {
        return words().settingMissing(setting.label().apply(locale()));
    }

    public static List<Setting> settings(Marketplace marketplace) {
        return marketplace.connector().map(Connector::settings).orElse(List.of());
    }

    private IntegrationPage page(Marketplace marketplace, Optional<Integration> integration, IntegrationForm form,
            Errors errors, Map<String, String> savedNow, boolean conflict) {
        List<Option> countries = settings(marketplace).stream().anyMatch(Setting::saysCountry) ? List.of()
                : marketplace.countries().stream().map(code -> new Option(code, Countries.name(code, locale()),
                        code.equals(form.country()))).toList();
        Set<String> kept = secretsKept(integration);
        Map<String, String> stored = integration.map(found -> credentials.shown(retailer.id(), found.id))
                .orElse(Map.of());
        List<SettingLine> settings = settings(marketplace).stream().map(setting -> SettingLine.of(setting,
                form.setting(setting), stored.getOrDefault(setting.name(), ""), kept, mayTypeSecrets(), locale()))
                .toList();
        return new IntegrationPage(named(marketplace), integration, form, errors, savedNow, conflict, countries,
                categories(form), warehouses(form), settings, MinimumPreview.notAsked(), returnTo(marketplace),
                mayTypeSecrets(), Optional.empty(), Optional.empty());
    }

    private Optional<URI> returnTo(Marketplace marketplace) {
        return marketplace.connector().flatMap(Connector::consent).map(consent -> returnAddress.get());
    }

    private List<Option> categories(IntegrationForm form) {
        return Category.of(retailer.id()).stream().map(category -> new Option(category.id.toString(), category.path,
                form.categoryIds().contains(category.id))).toList();
    }

    private List<Option> warehouses(IntegrationForm form) {
        return Warehouse.of(retailer.id()).stream().map(warehouse -> new Option(warehouse.id.toString(),
                language.of(WebMessages.class).warehouse(warehouse.name), form.warehouseIds().contains(warehouse.id)))
                .toList();
    }

    private Set<String> secretsKept(Optional<Integration> integration) {
        return integration.map(found -> credentials.secretsKept(retailer.id(), found.id)).orElse(Set.of());
    }

    private Locale locale() {
        return language.current();
    }
}
