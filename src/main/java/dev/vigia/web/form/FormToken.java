package dev.vigia.web.form;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/**
 * The form token of {@code quarkus-rest-csrf} as pages need it. Its own bean has none where its filter did not run, such
 * as on the page that says there is nothing at an address; the forms in the frame of that page take the cookie's.
 */
@RequestScoped
@Named("formToken")
public class FormToken {

    /** Where the filter of the extension keeps the token of this request. */
    private static final String KEPT = "csrf_token";

    private final CurrentVertxRequest request;
    private final CsrfTokenParameterProvider names;

    FormToken(CurrentVertxRequest request, CsrfTokenParameterProvider names) {
        this.request = request;
        this.names = names;
    }

    /** Empty when the browser has none yet and this page gives none. */
    public String getValue() {
        RoutingContext routing = request.getCurrent();
        return Optional.<String>ofNullable(routing.get(KEPT))
                .or(() -> Optional.ofNullable(routing.request().getCookie(names.getCookieName())).map(Cookie::getValue))
                .orElse("");
    }

    public String getField() {
        return names.getParameterName();
    }

    public String getHeader() {
        return names.getHeaderName();
    }
}
