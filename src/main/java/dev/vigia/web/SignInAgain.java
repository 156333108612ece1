package dev.vigia.web;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** A request by htmx cannot follow a redirect to the provider; it is refused, and the page reloads as a whole. */
@Singleton
class SignInAgain implements JavaScriptRequestChecker {

    @Override
    public boolean isJavaScriptRequest(RoutingContext routing) {
        return routing.request().headers().contains(Htmx.REQUEST);
    }
}
