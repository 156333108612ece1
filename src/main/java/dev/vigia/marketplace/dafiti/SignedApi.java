package dev.vigia.marketplace.dafiti;

import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** SellerCenter's older API: one address, and a query that says what to do and who asks. */
interface SignedApi {

    RestResponse<String> ask(Map<String, String> encodedQuery);

    RestResponse<String> tell(Map<String, String> encodedQuery, String xml);
}
