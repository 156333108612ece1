package dev.vigia.source.vtex;

/** What a key must be allowed to do, as VTEX cuts it. */
enum VtexPermission {
    INVENTORY, WAREHOUSES, DOCKS, SKUS, KITS, SIMULATION
}
