package dev.vigia.marketplace.amazon;

import dev.vigia.marketplace.Account;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The countries that the address of North and South America serves, by the id Amazon gave them. */
enum Country {

    BRAZIL("A2Q3Y263D00KWC", "pt_BR", "sellercentral.amazon.com.br"),
    MEXICO("A1AM78C64UM0Y8", "es_MX", "sellercentral.amazon.com.mx"),
    UNITED_STATES("ATVPDKIKX0DER", "en_US", "sellercentral.amazon.com"),
    CANADA("A2EUQ1WTGCTBG", "en_CA", "sellercentral.amazon.ca");

    private final String marketplaceId;
    private final String locale;
    private final String sellerCentral;

    Country(String marketplaceId, String locale, String sellerCentral) {
        this.marketplaceId = marketplaceId;
        this.locale = locale;
        this.sellerCentral = sellerCentral;
    }

    static Country of(Account account) {
        String id = account.setting("marketplace-id");
        return Stream.of(values()).filter(country -> country.marketplaceId.equals(id)).findFirst().orElse(BRAZIL);
    }

    /** The codes of the countries (ISO 3166), in the order of this list. */
    static Map<String, String> byMarketplaceId() {
        Map<String, String> codes = new LinkedHashMap<>();
        Stream.of(values()).forEach(country -> codes.put(country.marketplaceId, country.region().getCountry()));
        return codes;
    }

    /** The name of the country beside the id that Amazon gave it. */
    static String label(Locale language, String marketplaceId) {
        return Stream.of(values()).filter(country -> country.marketplaceId.equals(marketplaceId)).findFirst()
                .map(country -> country.region().getDisplayCountry(language)
                        + " (" + marketplaceId + ")")
                .orElse(marketplaceId);
    }

    /** The language in which Amazon is to explain what it refuses. */
    String locale() {
        return locale;
    }

    private Locale region() {
        return Locale.forLanguageTag(locale.replace('_', '-'));
    }

    /** Where its sellers work. */
    URI sellerCentral() {
        return URI.create("https://" + sellerCentral);
    }
}
