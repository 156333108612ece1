package dev.vigia.marketplace.tenth;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Produces(MediaType.TEXT_PLAIN)
@Consumes(MediaType.TEXT_PLAIN)
interface TenthApi {

    @PUT
    @Path("/stock/{sku}")
    RestResponse<String> change(@RestHeader("key") String key, @RestPath @Encoded String sku, String quantity);

    @GET
    @Path("/stock/{sku}")
    RestResponse<String> show(@RestHeader("key") String key, @RestPath @Encoded String sku);
}
