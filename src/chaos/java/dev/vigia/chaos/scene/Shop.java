package dev.vigia.chaos.scene;

import dev.vigia.chaos.node.Confidential;
import dev.vigia.chaos.node.Database;
import dev.vigia.credentials.Secrets;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Setting;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The one retailer of a scene, its accounts on the marketplaces, and what its log says. */
public final class Shop {

    public static final String[] FAILED = { "retry", "rejected" };
    public static final String[] TAKEN = { "applied", "accepted" };

    private final Database database;
    private final Secrets secrets;
    private final Confidential confidential;

    /** @param confidential learns what opens its accounts */
    Shop(Database database, Secrets secrets, Confidential confidential) {
        this.database = database;
        this.secrets = secrets;
        this.confidential = confidential;
    }

    /** Opens the shop, and connects it to each marketplace with what that says a seller would type. */
    void connect(List<Market> markets, List<Marketplace> marketplaces) {
        long retailer = database.number("insert into retailer (code, name) values ('mate', 'mate') returning id");
        for (int i = 0; i < markets.size(); i++) {
            connect(retailer, markets.get(i), marketplaces.get(i));
        }
    }

    private void connect(long retailer, Market market, Marketplace marketplace) {
        long id = database.number("insert into integration (retailer_id, marketplace, name, country, minimum_stock) "
                + "values (" + retailer + ", '" + market.code + "', '" + market.code + "', 'BR', " + Scene.MINIMUM
                + ") returning id");
        Set<String> secret = marketplace.connector().orElseThrow().settings().stream().filter(Setting::secret)
                .map(Setting::name).collect(Collectors.toSet());
        Map<String, String> account = market.account();
        if (account.keySet().stream().filter(secret::contains).map(account::get).filter(confidential::add)
                .count() == 0) {
            throw new IllegalStateException("no secret of " + market + " can be told from other words in a log");
        }
        account.forEach((name, value) -> database.rows(
                "insert into integration_setting (integration_id, retailer_id, name, plain, secret) values (" + id
                        + ", " + retailer + ", '" + name + "', " + (secret.contains(name)
                                ? "null, '\\x" + HexFormat.of().formatHex(secrets.encrypt(value, retailer, id, name))
                                        + "')"
                                : "'" + value.replace("'", "''") + "', null)")));
    }

    /** The last line of its log of updates. */
    public long lastUpdate() {
        return database.number("select coalesce(max(id), 0) from stock_update");
    }

    /** Asks at how many marketplaces an attempt came to one of these ends since now. */
    public String sinceNow(String... outcomes) {
        return "select count(distinct integration_id) from stock_update where id > " + lastUpdate()
                + " and outcome in ('" + String.join("', '", outcomes) + "')";
    }

    /** Learns the tokens of now, too. */
    void learnTokens() {
        for (String row : database.rows("select retailer_id || ' ' || integration_id || ' ' || encode(token, 'hex')"
                + " from integration_token")) {
            String[] columns = row.split(" ");
            secrets.decrypt(HexFormat.of().parseHex(columns[2]), Long.parseLong(columns[0]), Long.parseLong(columns[1]),
                    "token").lines().forEach(confidential::add);
        }
    }

    /** How many of its accounts are opened by a token, which can expire. */
    public int tokens() {
        return (int) database.number("select count(*) from integration_token");
    }

    /** Asks how many of those have got another token since now, and a quantity taken. */
    public String renewedSinceNow() {
        return "select count(*) from integration_token token where kept_at > '"
                + database.rows("select max(kept_at) from integration_token").get(0)
                + "' and exists (select from stock_update where integration_id = token.integration_id and id > "
                + lastUpdate()
                + " and outcome in ('applied', 'accepted'))";
    }
}
