package dev.vigia.source.page;

import dev.vigia.source.PermissionCheck;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConnector;
import dev.vigia.web.form.Errors;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form that connects an account.
 *
 * @param source  empty for a new one
 * @param address where the source tells what has changed
 * @param returnTo where a browser comes back to after consent; empty where the source asks for none
 * @param announcing what to do at the source so that it tells; empty where that is said with the address
 * @param checks  what a test has found; none where nothing was tested
 */
public record SourceFormView(Optional<Source> source, String kind, String name, List<SettingInput> settings,
        Errors errors, String address, Optional<URI> returnTo, String announcing, List<CheckedPermission> checks) {

    /** @param name of the permission, in the person's language */
    public record CheckedPermission(String name, PermissionCheck check) {

        public boolean isGranted() {
            return check.result() == PermissionCheck.Permitted.GRANTED;
        }
    }

    static SourceFormView fresh(SourceConnector connector, SourceForm form, Errors errors, Locale language) {
        return new SourceFormView(Optional.empty(), connector.code(), connector.name(), form.inputs(connector, true,
                language), errors, "", Optional.empty(), "", List.of());
    }

    static SourceFormView of(Source source, SourceConnector connector, SourceForm form, Errors errors, String address,
            URI base, List<PermissionCheck> checks, Locale language) {
        return new SourceFormView(Optional.of(source), connector.code(), connector.name(), form.inputs(connector, false,
                language), errors, address, connector.consent().map(consent -> SourceConsentResource.returnTo(base)),
                connector.announcing(language), checks.stream().map(check -> new CheckedPermission(connector.permission(
                        language, check.permission()), check)).toList());
    }

    public boolean isNew() {
        return source.isEmpty();
    }

    public boolean isAwaitingConsent() {
        return source.filter(Source::isAwaitingConsent).isPresent();
    }

    public boolean isTested() {
        return !checks.isEmpty();
    }

    public boolean isFine() {
        return checks.stream().allMatch(CheckedPermission::isGranted);
    }

    public String action() {
        return source.map(Source::path).orElse("/sources");
    }
}
