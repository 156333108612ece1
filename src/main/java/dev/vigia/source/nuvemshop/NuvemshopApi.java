package dev.vigia.source.nuvemshop;

import dev.vigia.source.SourceAccount;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of Nuvemshop's API. */
@Produces(MediaType.APPLICATION_JSON)
interface NuvemshopApi {

    /** The headers of each call. It is {@code Authentication} indeed, and without a contact nothing is answered. */
    class NuvemshopHeaders {

        @RestHeader("Authentication")
        public final String token;
        @RestHeader("User-Agent")
        public final String agent;

        NuvemshopHeaders(SourceAccount account) {
            token = "bearer " + account.setting(NuvemshopSource.TOKEN);
            agent = "Vigia (" + account.setting(NuvemshopSource.CONTACT) + ")";
        }
    }

    @GET
    @Path("/products")
    RestResponse<String> products(@BeanParam NuvemshopHeaders headers, @RestQuery int page,
            @RestQuery("per_page") int perPage, @RestQuery String fields);

    @GET
    @Path("/products/{product}")
    RestResponse<String> product(@BeanParam NuvemshopHeaders headers, @RestPath String product,
            @RestQuery String fields);

    @GET
    @Path("/locations")
    RestResponse<String> locations(@BeanParam NuvemshopHeaders headers);
}
