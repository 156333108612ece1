package dev.vigia.intake.product;

import dev.vigia.database.Spelling;
import dev.vigia.intake.column.Numeral;
import dev.vigia.inventory.Warehouse;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the form of a product holds, as it was typed.
 *
 * @param levels  a line for each warehouse that the person saw, and one for a warehouse that is new
 * @param kit     what it is made of
 * @param version of the product that the person saw; empty for a new one
 */
public record ProductForm(String sku, String name, String category, String ean, List<Level> levels, KitForm kit,
        String version) {

    /**
     * The stock in one warehouse.
     *
     * @param index     its place in the form, which the names of its fields end with
     * @param warehouse its code; typed where {@code fresh}
     * @param seen      what the person saw there before, as {@link #said}
     * @param fresh     whether the warehouse is typed too
     */
    public record Level(int index, String warehouse, String onHand, String reserved, boolean unlimited, String seen,
            boolean fresh) {

        static final String NOTHING = "//false";

        /** What it says, in one text that can be compared. */
        String said() {
            return said(onHand, reserved.equals("0") ? "" : reserved, unlimited);
        }

        static String said(String onHand, String reserved, boolean unlimited) {
            return onHand + "/" + reserved + "/" + unlimited;
        }

        boolean isBlank() {
            return said().equals(NOTHING) && (!fresh || warehouse.isEmpty());
        }

        /** Whether the person wrote something else than what was there. */
        boolean isChanged() {
            return !said().equals(seen);
        }

        Level seeing(String now) {
            return new Level(index, warehouse, onHand, reserved, unlimited, now, fresh);
        }
    }

    /** For a product that is not there yet. */
    static ProductForm fresh(String sku, List<Warehouse> warehouses) {
        return new ProductForm(sku, "", "", "", withOneMore(warehouses.stream()
                .map(warehouse -> uncounted(warehouse.code)).toList()), KitForm.of(List.of()), "");
    }

    static ProductForm of(StoredProduct stored) {
        return new ProductForm(stored.sku(), stored.name(), stored.category(), stored.ean(),
                withOneMore(stored.levels().stream().map(level -> new Level(0, level.warehouse(), level.onHand(),
                        level.reserved(), level.unlimited(), level.said(), false)).toList()),
                KitForm.of(stored.kit()), stored.version());
    }

    private static Level uncounted(String warehouse) {
        return new Level(0, warehouse, "", "", false, Level.NOTHING, false);
    }

    /** Whoever has no warehouse yet has one that goes by the name of the first. */
    private static List<Level> withOneMore(List<Level> known) {
        List<Level> all = new ArrayList<>();
        (known.isEmpty() ? List.of(uncounted(Warehouse.MAIN)) : known).forEach(level -> all.add(new Level(all.size(),
                level.warehouse, level.onHand, level.reserved,
                level.unlimited, level.seen, false)));
        all.add(new Level(all.size(), "", "", "", false, Level.NOTHING, true));
        return all;
    }

    static ProductForm typed(MultivaluedMap<String, String> fields) {
        List<Level> levels = new ArrayList<>();
        while (fields.containsKey("warehouse-" + levels.size())) {
            String end = "-" + levels.size();
            levels.add(new Level(levels.size(), text(fields, "warehouse" + end), units(fields, "on-hand" + end),
                    units(fields, "reserved" + end), fields.containsKey("unlimited" + end), Optional.ofNullable(fields
                            .getFirst("seen" + end)).orElse(Level.NOTHING),
                    !fields.containsKey("seen" + end)));
        }
        return new ProductForm(text(fields, "sku"), text(fields, "name"), text(fields, "category"),
                text(fields, "ean"), levels, KitForm.typed(fields), text(fields, "version"));
    }

    /** A whole number in figures, however it was typed; what is none stays as it was typed. */
    private static String units(MultivaluedMap<String, String> fields, String name) {
        String typed = Spelling.of(text(fields, name));
        OptionalLong units = Numeral.read(typed);
        return units.isPresent() && Math.abs(units.getAsLong()) < Long.MAX_VALUE ? Long.toString(units.getAsLong())
                : typed;
    }

    private static String text(MultivaluedMap<String, String> fields, String name) {
        // PostgreSQL keeps no text with this character.
        return Optional.ofNullable(fields.getFirst(name)).orElse("").replace("\0", "").strip();
    }

    /** The same of a product whose SKU cannot be typed. */
    ProductForm of(String storedSku) {
        return new ProductForm(storedSku, name, category, ean, levels, kit, version);
    }

    /** The same, by somebody who has seen what is stored now. */
    ProductForm seeing(StoredProduct now) {
        return new ProductForm(sku, name, category, ean, levels.stream()
                .map(level -> level.fresh ? level : level.seeing(now.said(level.warehouse))).toList(), kit, now
                        .version());
    }
}
