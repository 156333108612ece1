package dev.vigia.marketplace.netshoes;

import dev.vigia.marketplace.Account;
import jakarta.ws.rs.BeanParam;
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

    String STOCKS = "/api/v2/products/{sku}/stocks";

    /** The two headers of each call, which never expire. */
    class NetshoesHeaders {

        @RestHeader("client_id")
        public final String client;
        @RestHeader("access_token")
        public final String token;

        NetshoesHeaders(Account account) {
            client = account.setting("client-id");
            token = account.setting("access-token");
        }
    }

    @GET
    @Path("/api/v2/products")
    RestResponse<String> products(@BeanParam NetshoesHeaders headers, @RestQuery int page, @RestQuery int size);

    @GET
    @Path(STOCKS)
    RestResponse<String> stock(@BeanParam NetshoesHeaders headers, @RestPath("sku") @Encoded String encodedSku);

    @PUT
    @Path(STOCKS)
    RestResponse<String> change(@BeanParam NetshoesHeaders headers, @RestPath("sku") @Encoded String encodedSku,
            StockQuantity quantity);

    /** The first quantity of a product; the product itself exists. */
    @POST
    @Path(STOCKS)
    RestResponse<String> begin(@BeanParam NetshoesHeaders headers, @RestPath("sku") @Encoded String encodedSku,
            StockQuantity quantity);

    record StockQuantity(int available) {
    }

    /** @param reserved units of orders that are still pending; the first version of the API tells them */
    record SkuStock(int available, OptionalInt reserved) {
    }
}
