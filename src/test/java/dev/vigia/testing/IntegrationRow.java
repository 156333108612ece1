package dev.vigia.testing;

/**
 * An integration as the database holds it.
 *
 * @param minimum null where none is set
 * @param stoppedBecause in the marketplace's words, null while it runs
 */
public record IntegrationRow(String name, Integer minimum, int version, boolean enabled, boolean everyCategory,
        boolean everyWarehouse, String stoppedBecause, int refusedSignIns, boolean disconnecting,
        boolean disconnected) {

    static final String SELECT = """
            select name, minimum_stock minimum, version::integer version, enabled, every_category, every_warehouse,
                   stopped_because, refused_sign_ins, disconnecting_at is not null disconnecting,
                   disconnected_at is not null disconnected
            from integration
            where id =\s""";

    public boolean isStopped() {
        return stoppedBecause != null;
    }
}
