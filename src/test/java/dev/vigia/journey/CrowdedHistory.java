package dev.vigia.journey;

import dev.vigia.testing.Shop;

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
}
