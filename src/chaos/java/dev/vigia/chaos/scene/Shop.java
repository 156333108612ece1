package dev.vigia.chaos.scene;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    /**
     * Another shop, whose stock lies in an account of the sandbox's VTEX; its warehouse is said already.
     *
     * @param typed what opens the account
     * @return the number of the source
     */
    public long readFrom(String account, Map<String, String> typed) {
        long retailer = database.number("insert into retailer (code, name) values ('" + account
                + "', 'x') returning id");
        long warehouse = database.number("insert into warehouse (retailer_id, code, name) values (" + retailer
                + ", 'main', 'x') returning id");
        // Nobody reads it before all of it is here.
        long source = database.number(
                "insert into source (retailer_id, kind, account, hook_digest, rate, next_at) values ("
                        + retailer + ", 'vtex', '" + account + "', '\\x" + HexFormat.of().formatHex(account.getBytes(
                                UTF_8))
                        + "', 400, now() + interval '1 day') returning id");
        database.rows(
                "insert into source_warehouse (source_id, remote_id, retailer_id, name, sells, warehouse_id) values ("
                        + source + ", 'main', " + retailer + ", 'x', true, " + warehouse + ")");
        typed.forEach((name, value) -> database.rows(
                "insert into source_setting (source_id, retailer_id, name, plain, secret) values (" + source + ", "
                        + retailer + ", '" + name + "', " + (name.equals("app-token") ? "null, '\\x" + HexFormat.of()
                                .formatHex(secrets.encrypt(value, retailer, source, "source, " + name)) + "')"
                                : "'" + value + "', null)")));
        confidential.add(typed.get("app-token"));
        database.rows("update source set next_at = now() where id = " + source);
        return source;
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
