package dev.vigia.marketplace.dafiti;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * SellerCenter's older API: one address, and a query that says what to do and who asks. The query is signed, so it goes
 * over the wire letter by letter as it is given.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("application/xml; charset=UTF-8")
interface SignedApi {

    @GET
    RestResponse<String> ask(@RestQuery @Encoded Map<String, String> encodedQuery);

    @POST
    RestResponse<String> tell(@RestQuery @Encoded Map<String, String> encodedQuery, String xml);
}
