package dev.vigia.access.session;

import dev.vigia.access.RetailerFilter;
import dev.vigia.web.BarePage;
import dev.vigia.web.WebMessages;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/** Signs a person out, here and at the provider. By a form, so that no link elsewhere can do it. */
@Path(RetailerFilter.SIGN_OUT)
public class SignOutResource {

    private final OidcSession session;
    private final OidcConfigurationMetadata provider;
    private final EndedSessions endedSessions;
    private final BarePage pages;

    SignOutResource(OidcSession session, OidcConfigurationMetadata provider, EndedSessions endedSessions,
            BarePage pages) {
        this.session = session;
        this.provider = provider;
        this.endedSessions = endedSessions;
        this.pages = pages;
    }

    /** Where an old bookmark leads: nothing happens. */
    @GET
    public Response show() {
        return Response.seeOther(URI.create("/")).build();
    }

    @POST
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public Uni<String> signOut(UriInfo address, RoutingContext routing) {
        Optional.ofNullable(session.getIdToken().<String>getClaim(EndedSessions.NAME)).ifPresent(endedSessions::add);
        URI home = address.getBaseUri();
        String next = Optional.ofNullable(provider.getEndSessionUri()).map(end -> UriBuilder.fromUri(end)
                .queryParam("id_token_hint", session.getIdToken().getRawToken())
                .queryParam("post_logout_redirect_uri", home).build().toString()).orElse("/");
        return session.logout().map(done -> pages.leadTo(next, WebMessages::signingOut, WebMessages::signingOutText,
                routing));
    }
}
