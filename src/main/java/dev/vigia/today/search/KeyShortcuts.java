package dev.vigia.today.search;

import dev.vigia.web.Cookies;
import dev.vigia.web.PreferencesResource;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Whether single keys do something on a page: who speaks to a computer turns them off. */
@RequestScoped
@Named("keys")
public class KeyShortcuts {

    private final CurrentVertxRequest request;
    private final Cookies cookies;

    KeyShortcuts(CurrentVertxRequest request, Cookies cookies) {
        this.request = request;
        this.cookies = cookies;
    }

    public boolean isOn() {
        return cookies.find(request.getCurrent(), PreferencesResource.KEYS).filter("off"::equals).isEmpty();
    }
}
