package dev.vigia.marketplace.amazon;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of Amazon's Selling Partner API, and of the sign-in before it. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface AmazonApi {

    String LISTINGS = "/listings/2021-08-01/items/{seller}";
    String FEEDS = "/feeds/2021-06-30";

    @POST
    @Path("/auth/o2/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    RestResponse<String> token(@RestForm("grant_type") String grantType,
            @RestForm("refresh_token") String refreshToken, @RestForm("client_id") String clientId,
            @RestForm("client_secret") String clientSecret);

    @POST
    @Path("/auth/o2/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    RestResponse<String> redeem(@RestForm("grant_type") String grantType, @RestForm String code,
            @RestForm("redirect_uri") String returnTo, @RestForm("client_id") String clientId,
            @RestForm("client_secret") String clientSecret);

    @PATCH
    @Path(LISTINGS + "/{sku}")
    RestResponse<String> patch(@RestHeader("x-amz-access-token") String access, @RestHeader("x-amz-date") String date,
            @RestPath String seller, @RestPath("sku") @Encoded String encodedSku, @RestQuery String marketplaceIds,
            @RestQuery String issueLocale, @RestQuery String includedData, ListingsItemPatchRequest change);

    @GET
    @Path(LISTINGS + "/{sku}")
    RestResponse<String> item(@RestHeader("x-amz-access-token") String access, @RestHeader("x-amz-date") String date,
            @RestPath String seller, @RestPath("sku") @Encoded String encodedSku, @RestQuery String marketplaceIds,
            @RestQuery String issueLocale, @RestQuery String includedData);

    @GET
    @Path(LISTINGS)
    RestResponse<String> search(@RestHeader("x-amz-access-token") String access, @RestHeader("x-amz-date") String date,
            @RestPath String seller, @RestQuery String marketplaceIds, @RestQuery String issueLocale,
            @RestQuery("identifiers") @Encoded String encodedSkus, @RestQuery String identifiersType,
            @RestQuery String includedData, @RestQuery int pageSize);

    @POST
    @Path(FEEDS + "/documents")
    RestResponse<String> createDocument(@RestHeader("x-amz-access-token") String access,
            @RestHeader("x-amz-date") String date, NewDocument document);

    @POST
    @Path(FEEDS + "/feeds")
    RestResponse<String> createFeed(@RestHeader("x-amz-access-token") String access,
            @RestHeader("x-amz-date") String date, NewFeed feed);

    @GET
    @Path(FEEDS + "/feeds/{feed}")
    RestResponse<String> feed(@RestHeader("x-amz-access-token") String access, @RestHeader("x-amz-date") String date,
            @RestPath String feed);

    @GET
    @Path(FEEDS + "/documents/{document}")
    RestResponse<String> document(@RestHeader("x-amz-access-token") String access,
            @RestHeader("x-amz-date") String date, @RestPath String document);

    /** The quantity alone: merged, so that the handling time and the restock date beside it survive. */
    record ListingsItemPatchRequest(String productType, List<Patch> patches) {

        static ListingsItemPatchRequest quantity(int quantity) {
            return new ListingsItemPatchRequest("PRODUCT", List.of(new Patch("merge",
                    "/attributes/fulfillment_availability",
                    List.of(new AvailabilityAttribute(OWN_STOCK, quantity)))));
        }
    }

    /** What the seller ships itself; the stock of every other channel is Amazon's to count. */
    String OWN_STOCK = "DEFAULT";

    record Patch(String op, String path, List<AvailabilityAttribute> value) {
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record AvailabilityAttribute(String fulfillmentChannelCode, int quantity) {
    }

    record PatchAnswer(String status, Optional<String> submissionId, Optional<List<Issue>> issues) {
    }

    record Issue(Optional<String> code, Optional<String> message, Optional<String> severity, Optional<String> sku,
            Optional<List<String>> attributeNames) {

        boolean isError() {
            return severity.filter("ERROR"::equals).isPresent();
        }

        boolean isAboutQuantity() {
            return attributeNames.orElse(List.of()).stream()
                    .anyMatch(name -> name.contains("fulfillment_availability") || name.contains("quantity"));
        }

        @Override
        public String toString() {
            return code.map(known -> known + ": ").orElse("") + message.orElse("");
        }
    }

    record ItemSearchResults(List<ListingsItem> items) {
    }

    record ListingsItem(String sku, Optional<List<FulfillmentAvailability>> fulfillmentAvailability,
            Optional<List<Issue>> issues) {

        OptionalInt ownStock() {
            return channels().stream().filter(channel -> channel.fulfillmentChannelCode().equals(OWN_STOCK))
                    .map(channel -> channel.quantity().orElse(0)).mapToInt(Integer::intValue).findFirst();
        }

        boolean isManaged() {
            return !channels().isEmpty() && ownStock().isEmpty();
        }

        /** Why what was accepted is not applied. */
        List<Issue> refusals() {
            return issues.orElse(List.of()).stream().filter(Issue::isError).filter(Issue::isAboutQuantity).toList();
        }

        private List<FulfillmentAvailability> channels() {
            return fulfillmentAvailability.orElse(List.of());
        }
    }

    record FulfillmentAvailability(String fulfillmentChannelCode, Optional<Integer> quantity) {
    }

    record NewDocument(String contentType) {
    }

    record DocumentCreated(String feedDocumentId, String url) {
    }

    record NewFeed(String feedType, List<String> marketplaceIds, String inputFeedDocumentId) {
    }

    record FeedCreated(String feedId) {
    }

    record Feed(String processingStatus, Optional<String> resultFeedDocumentId) {
    }

    record Document(String url, Optional<String> compressionAlgorithm) {
    }

    record Messages(Header header, List<Message> messages) {
    }

    record Header(String sellerId, String version, String issueLocale) {
    }

    record Message(int messageId, String sku, String operationType, String productType, List<Patch> patches) {
    }

    record Report(Optional<List<Issue>> issues, Summary summary) {
    }

    record Summary(int messagesProcessed, int messagesAccepted, int messagesInvalid) {
    }
}
