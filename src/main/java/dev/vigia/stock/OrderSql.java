package dev.vigia.stock;

import java.util.List;

/**
 * An order in SQL, read in one direction.
 *
 * @param by       the columns that order listings
 * @param products the columns that order products; empty where the order is not theirs
 * @param reached  the products from the one of the last row on; empty where the order is not theirs
 * @param further  what lies behind the last row: each can be walked along the index of the order
 * @param states   what lies behind it in other states than its own; empty where the order knows none
 */
record OrderSql(String by, String products, String reached, List<String> further, String states) {

    private static final OrderSql URGENCY = ofListings("""
            listing.state, listing.since desc, listing.product_id, listing.integration_id""", List.of("""
            listing.state = cast(:state as listing_state) and listing.since = :since
              and (listing.product_id, listing.integration_id) > (:productKey, :integrationKey)""", """
            listing.state = cast(:state as listing_state) and listing.since < :since"""), """
            listing.state > cast(:state as listing_state)""");

    private static final OrderSql URGENCY_BACKWARD = ofListings("""
            listing.state desc, listing.since, listing.product_id desc, listing.integration_id desc""", List.of("""
            listing.state = cast(:state as listing_state) and listing.since = :since
              and (listing.product_id, listing.integration_id) < (:productKey, :integrationKey)""", """
            listing.state = cast(:state as listing_state) and listing.since > :since"""), """
            listing.state < cast(:state as listing_state)""");

    private static final OrderSql OK = ofProducts("newest desc, listing.integration_id desc", "id desc",
            "id <= :productKey", "(listing.product_id, listing.integration_id) < (:productKey, :integrationKey)");

    private static final OrderSql OK_BACKWARD = ofProducts("newest, listing.integration_id", "id",
            "id >= :productKey", "(listing.product_id, listing.integration_id) > (:productKey, :integrationKey)");

    // Along an index that no statement takes for another purpose: see its migration.
    private static final OrderSql OK_OF_INTEGRATION = ofProducts("newest", "", "",
            """
            (- listing.product_id, - listing.integration_id)
              > (- cast(:productKey as bigint), - cast(:integrationKey as bigint))""");

    private static final OrderSql OK_OF_INTEGRATION_BACKWARD = ofProducts("newest desc", "", "",
            """
            (- listing.product_id, - listing.integration_id)
              < (- cast(:productKey as bigint), - cast(:integrationKey as bigint))""");

    private static final OrderSql PROBLEM = ofListings("""
            listing.problem, listing.integration_id, listing.product_id""", List.of("""
            (listing.problem, listing.integration_id, listing.product_id)
              > (:problem, :integrationKey, :productKey)"""), "");

    private static final OrderSql PROBLEM_BACKWARD = ofListings("""
            listing.problem desc, listing.integration_id desc, listing.product_id desc""", List.of("""
            (listing.problem, listing.integration_id, listing.product_id)
              < (:problem, :integrationKey, :productKey)"""), "");

    private static final OrderSql SKU = ofProducts("""
            product.sku, listing.integration_id""", "sku", """
            product.sku >= :sku""", """
            (product.sku, listing.integration_id) > (:sku, :integrationKey)""");

    private static final OrderSql SKU_DESCENDING = ofProducts("""
            product.sku desc, listing.integration_id desc""", "sku desc", """
            product.sku <= :sku""", """
            (product.sku, listing.integration_id) < (:sku, :integrationKey)""");

    private static final OrderSql NAME = ofProducts("""
            product.name, product.sku, listing.integration_id""", "name, sku", """
            (product.name, product.sku) >= (:name, :sku)""", """
            (product.name, product.sku, listing.integration_id) > (:name, :sku, :integrationKey)""");

    private static final OrderSql NAME_DESCENDING = ofProducts("""
            product.name desc, product.sku desc, listing.integration_id desc""", "name desc, sku desc", """
            (product.name, product.sku) <= (:name, :sku)""", """
            (product.name, product.sku, listing.integration_id) < (:name, :sku, :integrationKey)""");

    static OrderSql of(StockOrder order, boolean backward) {
        return switch (order) {
            case URGENCY -> backward ? URGENCY_BACKWARD : URGENCY;
            case PROBLEM -> backward ? PROBLEM_BACKWARD : PROBLEM;
            case SKU -> backward ? SKU_DESCENDING : SKU;
            case SKU_DESC -> backward ? SKU : SKU_DESCENDING;
            case NAME -> backward ? NAME_DESCENDING : NAME;
            case NAME_DESC -> backward ? NAME : NAME_DESCENDING;
            case AVAILABLE, AVAILABLE_DESC -> throw order.ofProducts();
        };
    }

    /** By urgency what is ok lies by product, the newest first, on {@code newest}. */
    static OrderSql ofOk(boolean backward) {
        return backward ? OK_BACKWARD : OK;
    }

    /** The same of one integration. */
    static OrderSql ofOkOfIntegration(boolean backward) {
        return backward ? OK_OF_INTEGRATION_BACKWARD : OK_OF_INTEGRATION;
    }

    private static OrderSql ofListings(String by, List<String> further, String states) {
        return new OrderSql(by, "", "", further, states);
    }

    private static OrderSql ofProducts(String by, String products, String reached, String further) {
        return new OrderSql(by, products, reached, List.of(further), "");
    }
}
