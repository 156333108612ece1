package dev.vigia.journey;

import dev.vigia.source.page.CrowdedSources;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shop whose pages hold whatever strains them: long names, failures of every kind, empty lists. Nothing is sent. */
final class CrowdedShop {

    /** As long as a SKU may be, in one word. */
    static final String LONG_SKU = "CODIGO-QUE-NO-TERMINA-".concat("W".repeat(78));
    private static final String LONG_NAME = "Juego de mates imperiales de calabaza con virola de alpaca cincelada, "
            + "bombilla pico de loro y yerbera, color natural, talle único";
    private static final String LONG_WORDS = "The listing " + "m".repeat(90)
            + " was closed by the seller, ask for it to be opened again before anything else is sent";
    private final Shelf shelf = new Shelf();
    private final long amazon = off("amazon", "Amazon de la sucursal del centro comercial de la ciudad");
    private final long b2w = off("b2w", "B2W/SkyHub");
    private final long centauro = off("centauro", "Centauro");

    CrowdedShop() {
        products();
        log();
        zeros();
        drift();
    }

    String roles() {
        return "admin,operator,viewer,retailer:" + shelf.shop.code;
    }

    /** Every page there is, by what is on it. */
    Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("today", "/?view=still");
        pages.put("stock", "/stock");
        pages.put("stock-below", "/stock?state=below_minimum&sort=sku");
        pages.put("stock-failing", "/stock?state=failing");
        pages.put("stock-nothing", "/stock?q=nothing+like+it");
        pages.put("stock-ignored", "/stock?state=nonsense&size=7");
        pages.put("stock-views", "/stock-views?list=state%3Dok");
        pages.put("product", "/stock/" + LONG_SKU);
        pages.put("product-failing", "/stock/ROTO-01");
        pages.put("product-moment", "/stock/" + LONG_SKU + "?integration=" + amazon + "&at="
                + LocalDateTime.now(ZoneOffset.UTC).minusDays(1).withNano(0));
        pages.put("first-steps", "/first-steps");
        pages.put("product-new", "/products/new");
        pages.put("product-edit", "/products/" + id(LONG_SKU) + "/edit");
        pages.put("product-retirement", "/products/" + id(LONG_SKU) + "/retirement");
        pages.put("product-retired", "/stock/" + retired());
        pages.put("integrations", "/integrations");
        pages.put("integrations-nothing", "/integrations?q=nothing");
        pages.put("connect", "/integrations/new?marketplace=magalu");
        pages.put("edit", "/integrations/" + amazon + "/edit");
        pages.put("edit-stopped", "/integrations/" + b2w + "/edit");
        pages.put("sync-status", "/integrations/" + amazon + "?view=still");
        pages.put("sync-status-stopped", "/integrations/" + b2w + "?view=still");
        pages.put("rules", rules());
        pages.put("rules-nothing", "/rules?q=nothing");
        pages.put("rule-new", "/rules/new?sku=" + LONG_SKU);
        pages.put("rule-edit", "/rules/" + rule("category_id") + "/edit");
        pages.put("rule-ending", "/rules/" + rule("product_id") + "/ending");
        pages.put("rule-files", "/rules/files");
        pages.put("rule-file", "/rules/files/" + ruleFile());
        pages.put("rule-grid", "/rules/grid");
        pages.put("export", "/exports/stock?state=below_minimum&integration=" + amazon);
        pages.put("updates", "/updates");
        pages.put("updates-nothing", "/updates?sku=nothing&from=2026-01-01");
        pages.put("drift", "/updates/drift");
        CrowdedHistory history = new CrowdedHistory(shelf.shop.retailerId, amazon);
        pages.put("history", history.written());
        pages.put("history-nothing", "/history?person=nobody&what=held");
        pages.put("history-entry", "/history/" + history.entry("connected"));
        pages.put("history-restoration", "/history/" + history.entry("changed") + "/restoration");
        pages.put("history-overtaken", "/history/" + history.entry("rule ended") + "/restoration");
        pages.putAll(history.changes());
        pages.put("intake", "/intake");
        pages.put("file", "/intake/imports/" + file());
        pages.put("warehouses-of-files", warehousesOfFiles());
        pages.put("held", "/intake/held/" + held());
        pages.put("held-discard", pages.get("held") + "/discard");
        pages.put("scheduled", scheduled());
        pages.put("scheduled-new", "/intake/scheduled/new");
        pages.putAll(CrowdedSources.of(shelf.shop.retailerId));
        pages.put("alerts", alerts());
        pages.put("settings", "/settings");
        pages.put("search", "/search?q=a");
        pages.put("developers", "/developers");
        pages.put("missing", "/no-such-page");
        pages.put("missing-product", "/stock/" + LONG_SKU.replace('W', 'M'));
        return pages;
    }

    private String rules() {
        String reason = "Feria de " + "primavera".repeat(9) + " y todo lo que viene con ella";
        String terms = shelf.shop.retailerId + ", 1000000, true, 2000000, 99999, '" + reason + "', 'Ana'";
        Shop.execute(
                "insert into minimum_rule (retailer_id, minimum, hold_back, reopen_at, ceiling, reason, created_by,"
                        + " product_id, category_id, integration_id, from_at, to_at, in_force) select " + terms
                        + ", id, null, null, null, null, true from product where sku = '" + LONG_SKU
                        + "' and retailer_id = "
                        + shelf.shop.retailerId + " union all select " + terms
                        + ", null, id, " + amazon
                        + ", now() + interval '1 day', now() + interval '9 days', false from category"
                        + " where path like 'Deportes%' and retailer_id = " + shelf.shop.retailerId);
        return "/rules";
    }

    /** With a line of each kind. */
    private long ruleFile() {
        return Shop.number("insert into rule_file (retailer_id, name, person, bytes) values (" + shelf.shop.retailerId
                + ", 'reglas.csv', 'Estela', convert_to('SKU;Stock mínimo;Motivo\n" + LONG_SKU + ";4;"
                + "W".repeat(60) + "\nNADA;x;\n', 'UTF8')) returning id");
    }

    private long rule(String scope) {
        return Shop.number("select id from minimum_rule where " + scope + " is not null and retailer_id = "
                + shelf.shop.retailerId);
    }

    private long id(String sku) {
        return Shop.number("select id from product where sku = '" + sku + "' and retailer_id = "
                + shelf.shop.retailerId);
    }

    /** Paused, so that nobody is asked. */
    private String scheduled() {
        Shop.execute("insert into scheduled_import (retailer_id, kind, location, minutes, complete, category, person,"
                + " enabled, looked_at, outcome) values (" + shelf.shop.retailerId + ", 'ADDRESS', 'https://"
                + "largo.".repeat(30) + "invalid/" + "stock-".repeat(20) + ".csv', 60, true, '', 'Ana', false, now(),"
                + " 'PRIVATE_ADDRESS'), (" + shelf.shop.retailerId + ", 'FOLDER', '/srv/" + "erp/".repeat(40)
                + "', 60, false, '', 'Ana', false, now(), 'NEVER')");
        return "/intake/scheduled";
    }

    private String alerts() {
        String of = shelf.shop.retailerId + ", '";
        Shop.execute("insert into alert (retailer_id, kind, integration_id, cause, subject, since, opened_at, listings,"
                + " acknowledged_at, acknowledged_by) values (" + of + "stopped', " + b2w + ", '', '" + LONG_NAME
                + "', now(), now(), null, now(), '" + "Estela".repeat(12) + "'), (" + of + "failing', " + amazon
                + ", 'UNREACHABLE', 'Amazon', now(), now(), null, null, null), (" + of + "at_minimum', " + amazon
                + ", '', '" + "m".repeat(100) + "', now(), now(), 9000000, null, null)");
        Shop.execute("insert into alert_webhook (retailer_id, address, secret, switched_off_at, called_at, problem)"
                + " values (" + of + "https://" + "largo.".repeat(30) + "a/hook', '', now(), now(), 'TOO_SLOW')");
        return "/alerts";
    }

    private String warehousesOfFiles() {
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shelf.shop.retailerId + ", 'lejos', '"
                + "Depósito".repeat(12) + "')");
        Shop.execute("insert into warehouse_mapping (retailer_id, code) values (" + shelf.shop.retailerId + ", '"
                + "W".repeat(100) + "'), (" + shelf.shop.retailerId + ", ''), (" + shelf.shop.retailerId
                + ", 'Geral')");
        return "/intake/warehouses";
    }

    private String retired() {
        shelf.product("RETIRADO-1", LONG_NAME);
        Shop.execute("update product set retired_at = now(), retired_by = 'person:Ana' where id = "
                + id("RETIRADO-1"));
        return "RETIRADO-1";
    }

    private long off(String marketplace, String name) {
        return Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock)"
                + " values (" + shelf.shop.retailerId + ", '" + marketplace + "', '" + name + "', 'BR', false, 5)"
                + " returning id");
    }

    private void products() {
        long category = shelf.category("Deportes y tiempo libre > Actividades al aire libre > Campamento > Vajilla");
        for (String sku : List.of(LONG_SKU, "ROTO-01", "ROTO-02", "MAT-0001", "MAT-0002")) {
            long product = shelf.product(sku, LONG_NAME, category);
            shelf.listing(product, amazon, "below_minimum", 15);
            shelf.listing(product, b2w, "ok", 60 * 30);
            shelf.listing(product, centauro, "unknown", 60 * 24 * 300);
        }
        for (int i = 0; i < 22; i++) {
            shelf.listing(shelf.product("TAZA-" + i, "Taza de cerámica esmaltada " + i), amazon,
                    i % 2 == 0 ? "out_of_stock" : "ok", i * 60);
        }
        Shop.execute("update listing set problem = 'CLOSED', problem_words = '" + LONG_WORDS + "', attempts = 3,"
                + " refused = sent from product where product.id = product_id and sku like 'ROTO-%'"
                + " and listing.retailer_id = " + shelf.shop.retailerId);
        Shop.execute("update listing set problem = 'UNREACHABLE', attempts = 3 from product where product.id ="
                + " product_id and sku = '" + LONG_SKU + "' and listing.retailer_id = " + shelf.shop.retailerId);
        Shop.execute("update integration set enabled = true, stopped_because = 'invalid_grant " + "x".repeat(60)
                + "', stopped_at = now() where id = " + b2w);
    }

    private void log() {
        long product = Shop.number("select id from product where sku = '" + LONG_SKU + "' and retailer_id = "
                + shelf.shop.retailerId);
        for (int i = 0; i < 60; i++) {
            shelf.update(product, amazon, i * 1_000, i % 3 == 0 ? "rejected" : i % 3 == 1 ? "retry" : "applied",
                    i % 3 == 0 ? "CLOSED" : i % 3 == 1 ? "UNREACHABLE" : null, "now() - interval '" + i + " hours'");
        }
    }

    private void zeros() {
        Shop.execute("insert into zero_count (integration_id, hour, retailer_id, zeros) select " + amazon
                + ", date_trunc('hour', now()) - hours * interval '7 hours', " + shelf.shop.retailerId
                + ", 1 + hours * hours * 97 % 20000 from generate_series(0, 48) hours");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " waited) select " + shelf.shop.retailerId + ", id, " + amazon + ", 1, 0, 'applied', 7200000"
                + " from product where retailer_id = " + shelf.shop.retailerId);
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids, since) values (" + b2w + ", "
                + shelf.shop.retailerId + ", 0, '{}', now() - interval '5 days')");
    }

    private void drift() {
        for (String found : List.of("'changed_outside', 0, 99999, null", "'gone', 12, null, '" + LONG_WORDS + "'")) {
            Shop.execute("insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, shown,"
                    + " words, repaired, repairs) select retailer_id, id, " + amazon + ", 1, " + found
                    + ", true, 1 from product where sku = '" + LONG_SKU + "' and retailer_id = "
                    + shelf.shop.retailerId);
        }
        Shop.execute("insert into read_back (integration_id, retailer_id, started_at, finished_at, read, sold, gone,"
                + " changed_outside) values (" + amazon + ", " + shelf.shop.retailerId
                + ", now() - interval '2 hours', now(), 123456, 1, 1, 2)");
    }

    private long file() {
        long file = Shop.number("insert into stock_import (retailer_id, name, person, items, done_line, accepted,"
                + " refused, finished_at) values (" + shelf.shop.retailerId + ", 'conteo-" + "n".repeat(80)
                + ".csv', 'Ana', 3, 4, 1, 2, now()) returning id");
        Shop.execute(
                "insert into stock_import_refusal (stock_import_id, line, retailer_id, sku, field, refusal) values ("
                        + file + ", 2, " + shelf.shop.retailerId + ", '" + LONG_SKU + "', 'Stock', 'SKU_UNKNOWN'), ("
                        + file
                        + ", 3, " + shelf.shop.retailerId + ", 'B', '', 'SKU_UNKNOWN')");
        return file;
    }

    private long held() {
        long held = Shop.number("insert into held_change (retailer_id, source, items) values ("
                + shelf.shop.retailerId + ", 'api:" + "feed".repeat(15) + "', 400) returning id");
        Shop.execute("insert into held_integration values (" + held + ", " + amazon + ", " + shelf.shop.retailerId
                + ", 1000, 10, 400)");
        Shop.execute("insert into held_stock (held_change_id, product_id, warehouse, retailer_id, on_hand, reserved,"
                + " unlimited, observed_at, source) select " + held + ", id, 'main', retailer_id, 0, 0, false, now(),"
                + " 'api' from product where retailer_id = " + shelf.shop.retailerId + " limit 5");
        return held;
    }
}
