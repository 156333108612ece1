package dev.vigia.source.nuvemshop;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.vigia.source.SourceAccount;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

        NuvemshopHeaders(SourceAccount account, String access) {
            token = "bearer " + access;
            agent = agent(account);
        }
    }

    /** Who asks, and whom to ask about it. */
    static String agent(SourceAccount account) {
        return "Vigia (" + account.setting(NuvemshopSource.CONTACT) + ")";
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

    /** Where the consent of a store's owner is handed in. */
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    interface NuvemshopSignIn {

        @POST
        @Path("/authorize/token")
        RestResponse<String> redeem(@RestHeader("User-Agent") String agent, StoreCode code);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record StoreCode(String clientId, String clientSecret, String grantType, String code) {
    }
}
