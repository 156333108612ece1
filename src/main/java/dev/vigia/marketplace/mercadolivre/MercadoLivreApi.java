package dev.vigia.marketplace.mercadolivre;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of Mercado Livre's API. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface MercadoLivreApi {

    @POST
    @Path("/oauth/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    RestResponse<String> token(@RestForm("grant_type") String grantType, @RestForm("client_id") String clientId,
            @RestForm("client_secret") String clientSecret, @RestForm("refresh_token") String refreshToken);

    @POST
    @Path("/oauth/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    RestResponse<String> redeem(@RestForm("grant_type") String grantType, @RestForm("client_id") String clientId,
            @RestForm("client_secret") String clientSecret, @RestForm String code,
            @RestForm("redirect_uri") String returnTo, @RestForm("code_verifier") String verifier);

    @GET
    @Path("/users/me")
    RestResponse<String> me(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer);

    @GET
    @Path("/users/{user}/items/search")
    RestResponse<String> search(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer, @RestPath String user,
            @RestQuery("seller_sku") @Encoded String encodedSku, @RestQuery int offset, @RestQuery int limit);

    @GET
    @Path("/items")
    RestResponse<String> items(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer, @RestQuery String ids,
            @RestQuery String attributes, @RestQuery("include_attributes") String include);

    @GET
    @Path("/items/{item}")
    RestResponse<String> item(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer, @RestPath String item,
            @RestQuery String attributes);

    @PUT
    @Path("/items/{item}")
    RestResponse<String> change(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer, @RestPath String item,
            ItemChange change);

    @GET
    @Path("/user-products/{userProduct}/stock")
    RestResponse<String> stock(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer, @RestPath String userProduct);

    @PUT
    @Path("/user-products/{userProduct}/stock/type/seller_warehouse")
    RestResponse<String> changeStock(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer,
            @RestHeader("x-version") String version, @RestPath String userProduct, StockChange change);

    /** Whose token it is. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Owner(Optional<String> userId) {
    }

    record User(String id) {
    }

    record SearchAnswer(List<String> results, Paging paging) {
    }

    record Paging(int total) {
    }

    /** One of several items read at once, with a status of its own. */
    record ItemAnswer(int code, Item body) {
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Item(Optional<String> id, Optional<String> status, OptionalInt availableQuantity,
            Optional<Shipping> shipping, Optional<List<ItemVariation>> variations, Optional<String> userProductId) {

        boolean is(String state) {
            return status.filter(state::equals).isPresent();
        }

        boolean isManaged() {
            return shipping.flatMap(Shipping::logisticType).filter("fulfillment"::equals).isPresent();
        }

        List<ItemVariation> allVariations() {
            return variations.orElse(List.of());
        }

        Optional<ItemVariation> variation(long id) {
            return allVariations().stream().filter(variation -> variation.id() == id).findFirst();
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Shipping(Optional<String> logisticType) {
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ItemVariation(long id, OptionalInt availableQuantity, Optional<String> sellerCustomField,
            Optional<List<Attribute>> attributes, Optional<String> userProductId) {

        boolean carries(String sku) {
            return sellerCustomField.filter(sku::equals).isPresent()
                    || attributes.orElse(List.of()).stream().anyMatch(attribute -> attribute.isSku(sku));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Attribute(Optional<String> id, Optional<String> valueName) {

        boolean isSku(String sku) {
            return id.filter("SELLER_SKU"::equals).isPresent() && valueName.filter(sku::equals).isPresent();
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ItemChange(OptionalInt availableQuantity, Optional<List<ItemVariationChange>> variations) {

        static ItemChange quantity(int quantity) {
            return new ItemChange(OptionalInt.of(quantity), Optional.empty());
        }

        static ItemChange variations(List<ItemVariationChange> variations) {
            return new ItemChange(OptionalInt.empty(), Optional.of(variations));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ItemVariationChange(long id, OptionalInt availableQuantity) {
    }

    record UserProductStock(List<Location> locations) {

        List<Location> warehouses() {
            return locations.stream().filter(location -> location.isOf("seller_warehouse")).toList();
        }

        boolean isManaged() {
            return !locations.isEmpty() && locations.stream().allMatch(location -> location.isOf("meli_facility"));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Location(Optional<String> type, Optional<String> storeId, Optional<String> networkNodeId, int quantity) {

        boolean isOf(String wanted) {
            return type.filter(wanted::equals).isPresent();
        }

        Location with(int units) {
            return new Location(Optional.empty(), storeId, networkNodeId, units);
        }
    }

    record StockChange(List<Location> locations) {
    }
}
