package dev.vigia.marketplace.netshoes;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of Netshoes' API, in its second version. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface NetshoesApi {

    String CLIENT = "client_id";
    String TOKEN = "access_token";
    String STOCKS = "/api/v2/products/{sku}/stocks";

    @GET
    @Path("/api/v2/products")
    RestResponse<String> products(@RestHeader(CLIENT) String client, @RestHeader(TOKEN) String token,
            @RestQuery int page, @RestQuery int size);

    @GET
    @Path(STOCKS)
    RestResponse<String> stock(@RestHeader(CLIENT) String client, @RestHeader(TOKEN) String token,
            @RestPath("sku") @Encoded String encodedSku);

    @PUT
    @Path(STOCKS)
    RestResponse<String> change(@RestHeader(CLIENT) String client, @RestHeader(TOKEN) String token,
            @RestPath("sku") @Encoded String encodedSku, Quantity quantity);

    /** The first quantity of a product; the product itself exists. */
    @POST
    @Path(STOCKS)
    RestResponse<String> begin(@RestHeader(CLIENT) String client, @RestHeader(TOKEN) String token,
            @RestPath("sku") @Encoded String encodedSku, Quantity quantity);

    record Quantity(int available) {
    }

    /** @param reserved units of orders that are still pending; the first version of the API tells them */
    record Stock(OptionalInt available, OptionalInt reserved) {
    }
}
