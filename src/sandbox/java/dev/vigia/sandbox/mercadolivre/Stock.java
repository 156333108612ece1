package dev.vigia.sandbox.mercadolivre;

/** The units of a user product. Guarded by the {@link Family} it belongs to. */
final class Stock {

    private final String userProductId;
    private final String sku;
    private int quantity;
    private long version = 1;
    private long updates;

    Stock(String userProductId, String sku, int quantity) {
        this.userProductId = userProductId;
        this.sku = sku;
        this.quantity = quantity;
    }

    String userProductId() {
        return userProductId;
    }

    String sku() {
        return sku;
    }

    int quantity() {
        return quantity;
    }

    long version() {
        return version;
    }

    long updates() {
        return updates;
    }

    void set(int quantity) {
        this.quantity = quantity;
        version++;
    }

    void update(int quantity) {
        set(quantity);
        updates++;
    }

    /** Puts everything back as it is now. */
    Runnable undo() {
        int quantityBefore = quantity;
        long versionBefore = version;
        long updatesBefore = updates;
        return () -> {
            quantity = quantityBefore;
            version = versionBefore;
            updates = updatesBefore;
        };
    }
}
