package dev.vigia.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** What htmx asks for. The only class that knows its header names. */
@RequestScoped
@Named("htmx")
public class Htmx {

    static final String REQUEST = "HX-Request";
    /** Makes the browser go there as a whole. */
    public static final String REDIRECT = "HX-Redirect";
    public static final String TARGET = "HX-Target";
    private static final String RETARGET = "HX-Retarget";
    private static final String RESELECT = "HX-Reselect";
    private static final String RESWAP = "HX-Reswap";
    private static final String PUSH = "HX-Push-Url";
    private static final String BOOSTED = "HX-Boosted";
    private static final String TRIGGER = "HX-Trigger";
    private static final String HISTORY_RESTORE = "HX-History-Restore-Request";

    private final CurrentVertxRequest request;

    Htmx(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Whether a page asks, and not the browser by itself. */
    public static boolean asks(RoutingContext routing) {
        return routing.request().headers().contains(REQUEST);
    }

    /** Whether a page asks for another page, because somebody follows a link. */
    public static boolean followsLink(RoutingContext routing) {
        return routing.request().headers().contains(BOOSTED);
    }

    /** Whether only the element with this id is to be replaced. A restored history entry always needs the whole page. */
    public boolean wants(String elementId) {
        HttpServerRequest http = request.getCurrent().request();
        return elementId.equals(http.getHeader(TARGET)) && http.getHeader(HISTORY_RESTORE) == null;
    }

    public boolean asks() {
        return request.getCurrent().request().headers().contains(REQUEST);
    }

    /** What the browser is to show as the address of what it asked for. */
    public void showAddress(String path) {
        request.getCurrent().response().putHeader(PUSH, path);
    }

    /** Whether an element of the page is to be replaced, and not the page. */
    public boolean isPiece() {
        HttpServerRequest http = request.getCurrent().request();
        return http.getHeader(TARGET) != null && http.getHeader(HISTORY_RESTORE) == null;
    }

    /** Replaces another element than the one that was asked for, and has the browser show that address. */
    public void showInstead(String selector, String path) {
        if (asks()) {
            request.getCurrent().response().putHeader(RETARGET, selector).putHeader(RESELECT, selector).putHeader(
                    RESWAP,
                    "outerHTML show:window:top");
            showAddress(path);
        }
    }

    /** Lets an element that waits for this event, by {@code data-hx-trigger="event from:body"}, act on it. */
    public void trigger(String event) {
        request.getCurrent().response().putHeader(TRIGGER, event);
    }
}
