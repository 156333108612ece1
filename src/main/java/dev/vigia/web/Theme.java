package dev.vigia.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** Light, dark, or what the operating system prefers. */
@RequestScoped
@Named("theme")
public class Theme {

    static final List<String> ALL = List.of("auto", "light", "dark");
    static final String COOKIE = "vigia-theme";

    private final CurrentVertxRequest request;
    private final Cookies cookies;

    Theme(CurrentVertxRequest request, Cookies cookies) {
        this.request = request;
        this.cookies = cookies;
    }

    public String getName() {
        return cookies.find(request.getCurrent(), COOKIE).filter(ALL::contains).orElse("auto");
    }

    public List<String> getAll() {
        return ALL;
    }
}
