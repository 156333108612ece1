package dev.vigia.intake.product;

import dev.vigia.catalog.Category;
import dev.vigia.intake.product.KitForm.KitLine;
import dev.vigia.intake.product.ProductForm.Level;
import dev.vigia.intake.product.StoredProduct.Stored;
import dev.vigia.web.form.Errors;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What the form of a product shows.
 *
 * @param stored    the product as it is kept; empty while it is new
 * @param taken     the page of the form of the product that has this SKU already; empty where none has
 * @param conflict whether somebody else saved first
 */
public record ProductPage(ProductForm form, Optional<StoredProduct> stored, List<Category> categories, Errors errors,
        String taken, boolean conflict) {

    /** Whether saving brings it back. */
    public boolean isRetired() {
        return stored.filter(StoredProduct::retired).isPresent();
    }

    public String action() {
        return stored.map(product -> "/products/" + product.id()).orElse("/products");
    }

    public String back() {
        return stored.map(product -> path(product.sku())).orElse("/stock");
    }

    /** The page of a product, which says what happens next. */
    static String path(String sku) {
        return UriBuilder.fromPath("/stock/{sku}").build(sku).toString();
    }

    /** What is wrong with a field of a warehouse, or empty text. */
    public String wrong(String field, Level level) {
        return errors.on(field + "-" + level.index());
    }

    /** The same of a line of what it is made of. */
    public String wrongLine(String field, int index) {
        return errors.on(field + "-" + index);
    }

    /** The lines that say what it is made of. */
    public List<KitLine> kitLines() {
        return form.kit().shown();
    }

    /** Whether it has no stock of its own. */
    public boolean isKit() {
        return stored.filter(product -> !product.kit().isEmpty()).isPresent();
    }

    /** What somebody else wrote there meanwhile; empty where that is the same. */
    public String savedNow(String field) {
        if (!conflict || stored.isEmpty()) {
            return "";
        }
        StoredProduct now = stored.get();
        return switch (field) {
            case "name" -> other(now.name(), form.name());
            case "category" -> other(now.category(), form.category());
            case "kit" -> other(KitForm.of(now.kit()).text(), form.kit().text());
            default -> other(now.ean(), form.ean());
        };
    }

    /** Whether somebody else wrote meanwhile that it is no kit. */
    public boolean isKitEmptied() {
        return conflict && stored.filter(now -> now.kit().isEmpty()).isPresent() && !form.kit().text().isEmpty();
    }

    private static String other(String now, String typed) {
        return now.equals(typed) ? "" : now;
    }

    /** The same of the stock in a warehouse. */
    public Optional<Stored> savedNow(Level level) {
        return stored.filter(now -> conflict).flatMap(now -> now.level(level.warehouse()))
                .filter(now -> !now.said().equals(level.said()));
    }
}
