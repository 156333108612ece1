package dev.vigia.marketplace.casasbahia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigia.marketplace.Account;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
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

/** What Vigia uses of the API of Casas Bahia, in its fourth and its second version. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface CasasBahiaApi {

    String PRODUCTS = "/api/v4/api-front-products-v4/jersey/product/";
    String LOADS = "/api/v2/loads/sellerItems/stocks";

    /** The two headers of each call, which never expire. */
    class CasasBahiaHeaders {

        @RestHeader("client_id")
        public final String client;
        @RestHeader("access_token")
        public final String token;

        CasasBahiaHeaders(Account account) {
            client = account.setting("client-id");
            token = account.setting("access-token");
        }
    }

    @PUT
    @Path("/api/v4/api-front-offer-v4/jersey/offer/stock")
    RestResponse<String> changeOffer(@BeanParam CasasBahiaHeaders headers,
            OfferChange change);

    @GET
    @Path(PRODUCTS + "{sku}")
    RestResponse<String> product(@BeanParam CasasBahiaHeaders headers,
            @RestPath("sku") @Encoded String encodedSku);

    @GET
    @Path(PRODUCTS)
    RestResponse<String> products(@BeanParam CasasBahiaHeaders headers,
            @RestQuery int pagina, @RestQuery int itensPorPagina);

    @PUT
    @Path("/api/v2/sellerItems/{sku}/stock")
    RestResponse<String> changeItem(@BeanParam CasasBahiaHeaders headers,
            @RestPath("sku") @Encoded String encodedSku, SellerItemStock change);

    @GET
    @Path("/api/v2/sellerItems/{sku}")
    RestResponse<String> item(@BeanParam CasasBahiaHeaders headers,
            @RestPath("sku") @Encoded String encodedSku);

    @PUT
    @Path(LOADS)
    RestResponse<String> load(@BeanParam CasasBahiaHeaders headers,
            List<SellerItemStocks> changes);

    @GET
    @Path(LOADS)
    RestResponse<String> loads(@BeanParam CasasBahiaHeaders headers,
            @RestQuery("_offset") int offset, @RestQuery("_limit") int limit);

    @GET
    @Path("/api/v2/warehouses")
    RestResponse<String> warehouses(@BeanParam CasasBahiaHeaders headers);

    record OfferChange(String idSkuLojista, Estoque estoque) {
    }

    /** @param tempoDePreparacao days, part of what a buyer is promised */
    record Estoque(int quantidade, int tempoDePreparacao) {
    }

    record SellerItemStocks(String skuSellerId, List<SellerItemStock> stocks) {
    }

    /**
     * @param crossDockingTime days of preparation
     * @param reserved         units of orders that are not confirmed yet; never sent
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SellerItemStock(int quantity, OptionalInt crossDockingTime, OptionalInt warehouse, OptionalInt reserved) {
    }

    record SellerItem(List<SellerItemStock> stocks) {
    }

    record Loads(List<Loaded> skus) {
    }

    /** @param processedAt empty while it waits */
    record Loaded(String skuSellerId, Optional<String> status, Optional<String> processedAt,
            Optional<Double> updateValue, OptionalInt warehouse, Optional<List<LoadError>> errors) {
    }

    record LoadError(Optional<String> code, Optional<String> message, Optional<String> skuSellerId) {

        @Override
        public String toString() {
            return code.map(known -> known + ": ").orElse("") + message.orElse("");
        }
    }

    record Warehouses(List<SellerWarehouse> warehouses) {
    }

    record SellerWarehouse(int id) {
    }
}
