package dev.vigia.access.session;

import dev.vigia.web.Language;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.oidc.Redirect.Location;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The page of the provider speaks the language of the pages: {@code ui_locales} of OpenID Connect Core 1.0, section 3.1.2.1.
 * A provider that does not know it passes it over.
 */
// Looked up at run time, which the build does not see.
@Unremovable
@ApplicationScoped
@Redirect(Location.OIDC_AUTHORIZATION)
public class SignInLanguage implements OidcRedirectFilter {

    // As providers name it; some have no other Portuguese.
    private static final String PORTUGUESE = "pt-BR pt";

    private final Language language;

    SignInLanguage(Language language) {
        this.language = language;
    }

    @Override
    public void filter(OidcRedirectContext context) {
        String tag = language.of(context.routingContext()).toLanguageTag();
        context.additionalQueryParams().set("ui_locales", tag.equals("pt") ? PORTUGUESE : tag);
    }
}
