package dev.vigia.journey;

import dev.vigia.testing.Shop;
import java.util.Map;

/** What was changed in a shop, in words as long as they come. */
final class CrowdedHistory {

    private final long retailerId;
    private final long amazon;

    CrowdedHistory(long retailerId, long amazon) {
        this.retailerId = retailerId;
        this.amazon = amazon;
    }

    String written() {
        String settings = "{\"name\": \"" + "Nombre".repeat(15) + "\", \"minimumStock\": %d, \"reason\": \""
                + "motivo".repeat(40) + "\", \"everyCategory\": %s, \"categories\": [1, 2, 3, 4, 5, 6, 7]}";
        Shop.execute(
                "insert into audit_event (retailer_id, integration_id, actor, action, before, after, effect) values ("
                        + retailerId + ", " + amazon + ", 'Ana', 'connected', '{}', '" + settings.formatted(
                                3, "true")
                        + "', null), (" + retailerId + ", " + amazon + ", '" + "Persona".repeat(14)
                        + "', 'changed', '" + settings.formatted(7, "true") + "', '" + settings.formatted(5, "false")
                        + "', '{\"changed\": 99999, \"toZero\": 88888, \"toReopen\": 7}'), (" + retailerId
                        + ", null, 'Ana', '" + "something_else".repeat(8) + "', '{}', '{}', null)");
        Shop.execute("insert into audit_event (retailer_id, actor, action, before, after) select retailer_id, 'Ana',"
                + " 'rule ended', jsonb_build_object('rule', 1, 'product', id, 'minimum', 7, 'holdBack', true,"
                + " 'reason', repeat('motivo', 40)), '{}' from product where sku = '" + CrowdedShop.LONG_SKU
                + "' and retailer_id = "
                + retailerId);
        return "/history";
    }

    long entry(String action) {
        return Shop.number("select max(id) from audit_event where action = '" + action + "' and retailer_id = "
                + retailerId);
    }

    /** Pages of a change that waits for somebody, and of what one has moved. */
    Map<String, String> changes() {
        return Map.of("proposal", "/history/proposals/" + proposal(), "moved", "/stock-changes/" + moved());
    }

    private long proposal() {
        String long60 = "W".repeat(60);
        return Shop.number(
                "insert into proposed_change (retailer_id, integration_id, proposed_by, subject, parts, digest,"
                        + " changed, to_zero, to_reopen) values (" + retailerId + ", " + amazon + ", '"
                        + "Estela".repeat(8)
                        + "', 'somebody', '[{\"version\": 0, \"before\": {\"name\": \"a\", \"minimumStock\": 5},"
                        + " \"after\": {\"name\": \"" + long60
                        + "\", \"minimumStock\": 1000000}}]', '', 9000000, 9000000, 1)"
                        + " returning id");
    }

    private long moved() {
        Shop.execute("insert into moved_listing (retailer_id, integration_id, moved_at, product_ids) select "
                + retailerId + ", " + amazon + ", '2026-01-01T00:00Z', array_agg(id) from product where"
                + " retailer_id = " + retailerId);
        return Shop.number("insert into audit_event (retailer_id, integration_id, actor, action, before, after, effect,"
                + " happened_at) values (" + retailerId + ", " + amazon + ", 'Ana', 'changed',"
                + " '{\"minimumStock\": 5}', '{\"minimumStock\": 6}', '{\"changed\": 27}', '2026-01-01T00:00Z') returning id");
    }
}
