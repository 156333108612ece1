package dev.vigia.marketplace.amazon;

import dev.vigia.marketplace.Account;
import java.util.stream.Stream;

/** The countries that the address of North and South America serves, by the id Amazon gave them. */
enum Country {

    BRAZIL("A2Q3Y263D00KWC", "pt_BR"),
    MEXICO("A1AM78C64UM0Y8", "es_MX"),
    UNITED_STATES("ATVPDKIKX0DER", "en_US"),
    CANADA("A2EUQ1WTGCTBG", "en_CA");

    private final String marketplaceId;
    private final String locale;

    Country(String marketplaceId, String locale) {
        this.marketplaceId = marketplaceId;
        this.locale = locale;
    }

    static Country of(Account account) {
        String id = account.setting("marketplace-id");
        return Stream.of(values()).filter(country -> country.marketplaceId.equals(id)).findFirst().orElse(BRAZIL);
    }

    static String[] marketplaceIds() {
        return Stream.of(values()).map(country -> country.marketplaceId).toArray(String[]::new);
    }

    /** The language in which Amazon is to explain what it refuses. */
    String locale() {
        return locale;
    }
}
