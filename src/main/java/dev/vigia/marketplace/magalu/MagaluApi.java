package dev.vigia.marketplace.magalu;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of the Magalu Open API, and of ID Magalu before it. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface MagaluApi {

    String STOCK = "/seller/v1/portfolios/stocks/{sku}";
    String REQUEST_ID = "X-Request-Id";

    /** What can be sold; nothing else may be set. */
    String AVAILABLE = "AVAILABLE";

    @POST
    @Path("/oauth/token")
    RestResponse<String> redeem(Code code);

    @POST
    @Path("/oauth/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    RestResponse<String> refresh(@RestForm("grant_type") String grantType,
            @RestForm("refresh_token") String refreshToken, @RestForm("client_id") String clientId,
            @RestForm("client_secret") String clientSecret);

    @GET
    @Path("/seller/v1/portfolios/me")
    RestResponse<String> me(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer,
            @RestHeader(REQUEST_ID) String request);

    @PATCH
    @Path(STOCK)
    RestResponse<String> change(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer,
            @RestHeader(REQUEST_ID) String request, @RestPath("sku") @Encoded String encodedSku, StockPosition stock);

    @POST
    @Path(STOCK)
    RestResponse<String> create(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer,
            @RestHeader(REQUEST_ID) String request, @RestPath("sku") @Encoded String encodedSku, StockPosition stock);

    @GET
    @Path(STOCK)
    RestResponse<String> stock(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer,
            @RestHeader(REQUEST_ID) String request, @RestPath("sku") @Encoded String encodedSku);

    @GET
    @Path("/v0/traces")
    RestResponse<String> traces(@RestHeader(HttpHeaders.AUTHORIZATION) String bearer,
            @RestHeader(REQUEST_ID) String request, @RestQuery("code") @Encoded String encodedSku,
            @RestQuery("_limit") int limit);

    @JsonNaming(SnakeCaseStrategy.class)
    record Code(String grantType, String clientId, String clientSecret, String redirectUri, String code) {
    }

    record Portfolio(Channel channel) {
    }

    record Channel(String id) {
    }

    record StockPosition(Channel channel, String type, int quantity) {
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record AcceptedChange(String traceId) {
    }

    record StockPositions(List<Entry> results) {

        /** What a buyer of the channel can order, over all of the seller's branches. */
        int available(String channel) {
            return results.stream().filter(entry -> entry.type().equals(AVAILABLE))
                    .filter(entry -> entry.channel().map(Channel::id).map(channel::equalsIgnoreCase).orElse(true))
                    .mapToInt(Entry::quantity).sum();
        }
    }

    record Entry(String type, int quantity, Optional<Channel> channel) {
    }

    record Traces(List<Trace> results) {
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Trace(Optional<String> severity, Optional<String> message, Optional<String> reference,
            Optional<String> sentAt) {

        boolean isError() {
            return severity.filter(level -> level.equals("error") || level.equals("critical")).isPresent();
        }
    }
}
