package dev.vigia.chaos;

import dev.vigia.integration.Secrets;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Setting;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/** The one retailer of a scene, and its accounts on the marketplaces. */
final class Shop {

    private final Database database;
    private final Secrets secrets;
    private final long retailer;

    Shop(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
        retailer = database.number("insert into retailer (code, name) values ('mate', 'mate') returning id");
    }

    /** Connects its account, with what the marketplace says that a seller would type. */
    void connect(Market market, Marketplace marketplace) {
        long id = database.number("insert into integration (retailer_id, marketplace, name, country, minimum_stock) "
                + "values (" + retailer + ", '" + market.code + "', '" + market.code + "', 'BR', " + Scene.MINIMUM
                + ") returning id");
        Set<String> secret = marketplace.connector().orElseThrow().settings().stream().filter(Setting::secret)
                .map(Setting::name).collect(Collectors.toSet());
        market.account().forEach((name, value) -> database.rows(
                "insert into integration_setting (integration_id, retailer_id, name, plain, secret) values (" + id
                        + ", " + retailer + ", '" + name + "', " + (secret.contains(name)
                                ? "null, '\\x" + HexFormat.of().formatHex(secrets.encrypt(value, retailer, id, name))
                                        + "')"
                                : "'" + value.replace("'", "''") + "', null)")));
    }
}
