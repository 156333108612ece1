package dev.vigia.source.vtex;

import dev.vigia.source.SourceAccount;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of VTEX's APIs. The names of parameters are cased as VTEX has them, each call otherwise. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface VtexApi {

    /** The headers of each call; the last one asks for an answer that nobody has kept. */
    class VtexHeaders {

        @RestHeader("X-VTEX-API-AppKey")
        public final String key;
        @RestHeader("X-VTEX-API-AppToken")
        public final String token;
        @RestHeader("X-VTEX-Cache-Client-Bypass")
        public final String bypass = "1";

        VtexHeaders(SourceAccount account) {
            key = account.setting("app-key");
            token = account.setting("app-token");
        }
    }

    @GET
    @Path("/api/logistics/pvt/inventory/skus/{sku}")
    RestResponse<String> inventory(@BeanParam VtexHeaders headers, @RestPath("sku") @Encoded String encodedSku);

    @GET
    @Path("/api/logistics/pvt/configuration/warehouses")
    RestResponse<String> warehouses(@BeanParam VtexHeaders headers);

    @GET
    @Path("/api/logistics/pvt/configuration/docks")
    RestResponse<String> docks(@BeanParam VtexHeaders headers);

    @GET
    @Path("/api/catalog_system/pvt/sku/stockkeepingunitids")
    RestResponse<String> ids(@BeanParam VtexHeaders headers, @RestQuery int page, @RestQuery("pagesize") int pageSize);

    @GET
    @Path("/api/catalog_system/pvt/sku/stockkeepingunitbyid/{sku}")
    RestResponse<String> sku(@BeanParam VtexHeaders headers, @RestPath("sku") @Encoded String encodedSku);

    @GET
    @Path("/api/catalog/pvt/stockkeepingunitkit")
    RestResponse<String> kit(@BeanParam VtexHeaders headers, @RestQuery String parentSkuId);

    @POST
    @Path("/api/fulfillment/pvt/orderForms/simulation")
    RestResponse<String> simulation(@BeanParam VtexHeaders headers, @RestQuery String sc, @RestQuery String affiliateId,
            SimulatedCart cart);

    /** What a marketplace would ask about. */
    record SimulatedCart(List<CartItem> items) {
    }

    /** @param seller {@code 1}: the account itself */
    record CartItem(String id, int quantity, String seller) {
    }
}
