package dev.vigia.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a buyer would see of a SKU now.
 *
 * @param quantity the most that can be ordered from one ad; zero when no ad can be bought
 * @param version  grows with every change of the stock, whoever made it
 * @param updates  changes made through the marketplace's API
 */
public record BuyerView(String sku, String seller, List<Ad> ads, int quantity, long version, long updates) {

    /**
     * @param quantity   what the ad says, even if its status keeps it from being bought
     * @param variation  the variation of the ad that is this SKU, where the ad has variations
     * @param variations how many variations the ad holds, this one included
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Ad(String id, @JsonInclude int quantity, @JsonInclude String status,
            @JsonInclude @JsonProperty("sub_status") List<String> subStatus, OptionalInt variations, String variation) {
    }
}
