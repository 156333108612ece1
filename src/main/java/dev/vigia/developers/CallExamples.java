package dev.vigia.developers;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Calls to copy into a shell, one after the other. They are about a product of their own, so that whoever tries them changes
 * nothing that is sold.
 */
record CallExamples(String token, String products, String stock, String reading) {

    private static final String TOKEN = """
            TOKEN=$(curl -s %s \\
              -d grant_type=client_credentials %s \\
              | sed -n 's/.*"access_token": *"\\([^"]*\\)".*/\\1/p')""";
    private static final String PRODUCTS = """
            curl -X PUT %sapi/v1/products \\
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
              -d '{"items":[{"sku":"API-TEST-1","name":"API test","category":"API test"}]}'""";
    private static final String STOCK = """
            curl -X PUT %sapi/v1/stock \\
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
              -d '{"items":[{"sku":"API-TEST-1","onHand":12,"reserved":2,"observedAt":"%s"}]}'""";
    private static final String READING = """
            curl "%sapi/v1/stock?q=API-TEST-1" -H "Authorization: Bearer $TOKEN\"""";

    /**
     * @param credentials what tells the provider which program asks
     * @param base        the address of this portal
     */
    static CallExamples of(String tokenAddress, String credentials, URI base, Instant now) {
        return new CallExamples(TOKEN.formatted(tokenAddress, credentials), PRODUCTS.formatted(base),
                STOCK.formatted(base, now.truncatedTo(ChronoUnit.SECONDS)), READING.formatted(base));
    }
}
