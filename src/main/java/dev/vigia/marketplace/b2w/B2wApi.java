package dev.vigia.marketplace.b2w;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of SkyHub, the API of B2W, today Americanas Marketplace. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface B2wApi {

    /** The three headers of each call, which never expire. */
    class SkyHubHeaders {

        @RestHeader("X-User-Email")
        public final String email;
        @RestHeader("X-Api-Key")
        public final String key;
        @RestHeader("X-Accountmanager-Key")
        public final String manager;

        SkyHubHeaders(Account account) {
            email = account.setting("email");
            key = account.setting("api-key");
            manager = account.setting("account-manager-key");
        }
    }

    @GET
    @Path("/products")
    RestResponse<String> products(@BeanParam SkyHubHeaders headers, @RestQuery int page,
            @RestQuery("per_page") int perPage);

    @GET
    @Path("/products/{sku}")
    RestResponse<String> product(@BeanParam SkyHubHeaders headers, @RestPath("sku") @Encoded String encodedSku);

    @PUT
    @Path("/products/{sku}")
    RestResponse<String> changeProduct(@BeanParam SkyHubHeaders headers, @RestPath("sku") @Encoded String encodedSku,
            ProductChange change);

    @GET
    @Path("/variations/{sku}")
    RestResponse<String> variation(@BeanParam SkyHubHeaders headers, @RestPath("sku") @Encoded String encodedSku);

    @PUT
    @Path("/variations/{sku}")
    RestResponse<String> changeVariation(@BeanParam SkyHubHeaders headers, @RestPath("sku") @Encoded String encodedSku,
            VariationChange change);

    @PUT
    @Path("/stores/{store}/skus/{sku}")
    RestResponse<String> changeInStore(@BeanParam SkyHubHeaders headers, @RestPath String store,
            @RestPath("sku") @Encoded String encodedSku,
            StoreChange change);

    @POST
    @Path("/stores/{store}/skus")
    RestResponse<String> addToStore(@BeanParam SkyHubHeaders headers, @RestPath String store, StoreChange change);

    @POST
    @Path("/stores/{store}/batch")
    RestResponse<String> changeManyInStore(@BeanParam SkyHubHeaders headers, @RestPath String store, StoreBatch batch);

    @GET
    @Path("/sync_errors/products")
    RestResponse<String> syncErrors(@BeanParam SkyHubHeaders headers, @RestQuery int offset);

    /** The quantity alone: what is not sent stays as it is. */
    record ProductChange(Quantity product) {
    }

    record VariationChange(Quantity variation) {
    }

    record Quantity(int qty) {
    }

    record StoreChange(StoreSku sku) {
    }

    record StoreBatch(List<StoreSku> skus) {
    }

    /**
     * @param code         the SKU, where the path does not name it
     * @param crossDocking days of preparation; left out, those of before stay
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record StoreSku(Optional<String> code, int qty, OptionalInt crossDocking) {
    }

    record SkyHubProduct(String sku, OptionalInt qty, Optional<Boolean> removed, Optional<List<Variation>> variations) {

        boolean isGone() {
            return removed.orElse(false);
        }

        boolean hasVariations() {
            return variations.filter(all -> !all.isEmpty()).isPresent();
        }
    }

    record VariationAnswer(Variation variation) {
    }

    record Variation(OptionalInt qty) {
    }

    /** What could not be published, by product; as many at a time as SkyHub likes. */
    record SyncErrorPage(List<ProductErrors> data) {
    }

    /** @param entityId the SKU */
    @JsonNaming(SnakeCaseStrategy.class)
    record ProductErrors(Optional<String> entityId, Optional<String> sku, List<ErrorCategory> categories) {

        Optional<String> concerns() {
            return entityId.or(() -> sku);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ErrorCategory(Optional<String> errorCategoryCode, List<SyncError> errors) {
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record SyncError(Optional<String> errorCode, Optional<String> message, Optional<String> lastOccurrence) {
    }
}
