package dev.vigia.marketplace.mirakl;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.PartFilename;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of the seller API that every marketplace on Mirakl's software speaks. */
@Produces(MediaType.APPLICATION_JSON)
interface MiraklApi {

    String IMPORTS = "/api/offers/stock/imports";

    /** STO01. */
    @POST
    @Path(IMPORTS)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    RestResponse<String> importStock(@RestHeader("Authorization") String key, @RestQuery Map<String, String> shop,
            @RestForm("file") @PartType("text/csv") @PartFilename("stock.csv") byte[] file);

    /** STO02. */
    @GET
    @Path(IMPORTS + "/{id}/status")
    RestResponse<String> importStatus(@RestHeader("Authorization") String key, @RestPath String id,
            @RestQuery Map<String, String> shop);

    /** STO03. */
    @GET
    @Path(IMPORTS + "/{id}/error_report")
    @Produces("text/csv, application/octet-stream, */*")
    RestResponse<String> errorReport(@RestHeader("Authorization") String key, @RestPath String id,
            @RestQuery Map<String, String> shop);

    /** OF21. */
    @GET
    @Path("/api/offers")
    RestResponse<String> offers(@RestHeader("Authorization") String key, @RestQuery("sku") @Encoded String encodedSku,
            @RestQuery int max, @RestQuery Map<String, String> shop);

    @JsonNaming(SnakeCaseStrategy.class)
    record ImportCreated(String importId) {
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ImportStatus(String status, Optional<Boolean> hasErrorReport, Optional<Integer> linesInError) {

        /** Also where it does not say so. */
        boolean mayHaveErrors() {
            return hasErrorReport.isEmpty() && linesInError.isEmpty() || hasErrorReport.orElse(false)
                    || linesInError.orElse(0) > 0;
        }

        /** Lines in error, as far as it tells; at least one, where it may have any. */
        int errors() {
            return Math.max(1, linesInError.orElse(1));
        }
    }

    record Offers(List<ShopOffer> offers) {
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ShopOffer(String shopSku, Optional<Integer> quantity) {
    }
}
