package dev.vigia.source.tiny;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of Olist ERP's API, version 3. */
@Produces(MediaType.APPLICATION_JSON)
interface TinyApi {

    @GET
    @Path("/info")
    RestResponse<String> company(@RestHeader("Authorization") String bearer);

    @GET
    @Path("/depositos")
    RestResponse<String> deposits(@RestHeader("Authorization") String bearer);

    @GET
    @Path("/produtos")
    RestResponse<String> products(@RestHeader("Authorization") String bearer, @RestQuery int limit,
            @RestQuery int offset);

    @GET
    @Path("/produtos/{product}")
    RestResponse<String> product(@RestHeader("Authorization") String bearer, @RestPath String product);

    @GET
    @Path("/estoque/{product}")
    RestResponse<String> stock(@RestHeader("Authorization") String bearer, @RestPath String product);

    /** Where tokens are bought: for a code, or for what the last one left. */
    @Produces(MediaType.APPLICATION_JSON)
    interface TinySignIn {

        @POST
        @Path("/token")
        RestResponse<String> redeem(@RestForm("grant_type") String grantType, @RestForm("client_id") String clientId,
                @RestForm("client_secret") String clientSecret, @RestForm("redirect_uri") String returnTo,
                @RestForm String code);

        @POST
        @Path("/token")
        RestResponse<String> refresh(@RestForm("grant_type") String grantType, @RestForm("client_id") String clientId,
                @RestForm("client_secret") String clientSecret, @RestForm("refresh_token") String refreshToken);
    }
}
