package dev.vigia.marketplace.dafiti;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of SellerCenter's newer API, and of the sign-in before it. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface DafitiApi {

    @POST
    @Path("/oauth/client-credentials")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    RestResponse<String> token(@RestHeader("Authorization") String basic, @RestForm("grant_type") String grantType);

    @GET
    @Path("/v2/product/seller-skus")
    RestResponse<String> products(@RestHeader("Authorization") String bearer,
            @RestQuery("sellerSkus[]") @Encoded List<String> encodedSkus, @RestQuery int limit,
            @RestQuery int offset);

    @PUT
    @Path("/v2/stock/product")
    RestResponse<String> update(@RestHeader("Authorization") String bearer, List<ProductQuantity> quantities);

    @GET
    @Path("/v2/stock/product/{id}")
    RestResponse<String> stock(@RestHeader("Authorization") String bearer, @RestPath long id);

    record ProductQuantity(long productId, int quantity) {
    }

    record SellerCenterProduct(long id, String sellerSku, Optional<String> status) {

        boolean isDeleted() {
            return status.filter("deleted"::equalsIgnoreCase).isPresent();
        }
    }

    /** What is ours to set; what can be sold is less the orders under way. */
    record StockOfProduct(int quantity) {
    }
}
