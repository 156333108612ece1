package dev.vigia.intake.product;

import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.product.ProductForm.Level;
import java.util.List;
import java.util.Optional;

/**
 * A product as it is kept, in the texts that a person sees in the form.
 *
 * @param ean     empty where there is none
 * @param version another one whenever the product was described otherwise
 * @param retired whether it is not sold any more
 * @param levels  one for each of the retailer's warehouses
 * @param kit     what it is made of; empty: it is no kit
 */
public record StoredProduct(long id, String sku, String name, String category, String ean, String version,
        boolean retired, List<Stored> levels, List<KitPart> kit) {

    /** Stock in a warehouse; blank where it was never counted. */
    record Stored(String warehouse, String onHand, String reserved, boolean unlimited) {

        String said() {
            return Level.said(onHand, reserved, unlimited);
        }
    }

    String said(String warehouse) {
        return level(warehouse).map(Stored::said).orElse(Level.NOTHING);
    }

    Optional<Stored> level(String warehouse) {
        return levels.stream().filter(level -> level.warehouse.equals(warehouse)).findFirst();
    }

    /** Whether it is as the form of a new one says. */
    boolean says(ProductItem item, ProductForm form) {
        return !retired && List.of(name, category, ean).equals(List.of(item.name(), item.category(), item.ean().orElse(
                "")))
                && KitForm.of(kit).text().equals(form.kit().text())
                && form.levels().stream().filter(Level::isChanged).allMatch(level -> said(level.warehouse()).equals(
                        level
                                .said()));
    }

    /** Whether somebody else has described it, or counted what this person counted, since the person looked. */
    boolean overtakes(ProductForm form) {
        boolean described = !version.equals(form.version()) && (retired || !List.of(name, category, ean)
                .equals(List.of(form.name(), form.category(), form.ean()))
                || form.kit().said() && !KitForm.of(kit).text().equals(form.kit().text()));
        return described || form.levels().stream().filter(level -> !level.fresh() && level.isChanged())
                .anyMatch(level -> !said(level.warehouse()).equals(level.seen())
                        && !said(level.warehouse()).equals(level.said()));
    }
}
