package dev.vigia.web.request;

import dev.vigia.web.Htmx;
import dev.vigia.web.ShortAddress;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A form sends its empty fields too; the address that people keep and pass on leaves them out. */
@Provider
@ShortAddress
public class ShortAddresses implements ContainerRequestFilter {

    private final CurrentVertxRequest current;
    private final Htmx htmx;

    ShortAddresses(CurrentVertxRequest current, Htmx htmx) {
        this.current = current;
        this.htmx = htmx;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        HttpServerRequest request = current.getCurrent().request();
        String query = Optional.ofNullable(request.query()).orElse("");
        String kept = Arrays.stream(query.split("&")).filter(ShortAddresses::saysSomething)
                .collect(Collectors.joining("&"));
        if (kept.equals(query)) {
            return;
        }
        String address = request.path() + (kept.isEmpty() ? "" : "?" + kept);
        if (htmx.asks()) {
            htmx.showAddress(address);
        } else {
            context.abortWith(Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, address).build());
        }
    }

    private static boolean saysSomething(String part) {
        return !part.isEmpty() && part.indexOf('=') != part.length() - 1;
    }
}
