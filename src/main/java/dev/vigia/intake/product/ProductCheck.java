package dev.vigia.intake.product;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.catalog.ProductItem;
import dev.vigia.database.Spelling;
import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.ItemReader;
import dev.vigia.intake.ItemReader.RefusedItemException;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.product.ProductForm.Level;
import dev.vigia.inventory.Warehouse;
import dev.vigia.web.form.Errors;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a form of a product says, read as the items of the API are, with a sentence about every field that is wrong. */
final class ProductCheck {

    private static final Pattern UNITS = Pattern.compile("[-\u2212]?[0-9]{1,18}");
    private static final Pattern GROUPED = Pattern.compile("[-\u2212]?[0-9]{1,3}([.,' \u00a0\u202f][0-9]{3})+");
    private static final String SKU = "sku";
    private static final String WAREHOUSE = "warehouse";
    private static final Map<String, String> FIELDS = Map.of("onHand", "on-hand", "reserved", "reserved", WAREHOUSE,
            WAREHOUSE);
    // Stands in for what was refused, so that the next field is looked at as well.
    private static final Map<String, Object> RIGHT = Map.of(SKU, "x", "name", "x", "category", "x", "ean", "x",
            "onHand", 0, "reserved", 0, WAREHOUSE, "x");

    private final IntakeMessages sentences;
    private final ProductFormMessages words;
    final Errors errors = Errors.none();

    ProductCheck(IntakeMessages sentences, ProductFormMessages words) {
        this.sentences = sentences;
        this.words = words;
    }

    /** Counts for something only while there are no {@link #errors}. */
    ProductItem product(ProductForm form) {
        ObjectNode item = JsonNodeFactory.instance.objectNode().put(SKU, form.sku()).put("name", form.name())
                .put("category", form.category()).put("ean", form.ean());
        while (true) {
            try {
                ProductItem read = new ItemReader(0, item).product();
                return kit().read(form.kit(), read.sku()).map(read::of).orElse(read);
            } catch (RefusedItemException refused) {
                errors.add(refused.item.field(), sentence(refused.item.code()));
                put(item, refused.item.field());
            }
        }
    }

    /** Beside the lines of what it is made of. */
    KitFormCheck kit() {
        return new KitFormCheck(errors, this::sentence);
    }

    /** A kit has no stock of its own. */
    void refuseStock(List<StockItem> items) {
        items.forEach(item -> errors.add("on-hand-" + item.index(), sentence(RejectionCode.KIT_HAS_NO_STOCK)));
    }

    /**
     * The levels that the person changed.
     *
     * @param known the retailer's warehouses
     */
    List<StockItem> stock(ProductForm form, String sku, List<Warehouse> known, Instant now) {
        List<StockItem> items = new ArrayList<>();
        Map<String, String> codes = Warehouse.folded(Stream.concat(known.stream().map(warehouse -> warehouse.code),
                form.levels().stream().map(Level::warehouse)).filter(Spelling::isText).toList());
        Set<String> taken = known.stream().map(warehouse -> codes.get(warehouse.code)).collect(Collectors.toSet());
        Set<String> shown = new HashSet<>();
        for (Level level : form.levels()) {
            String code = codes.getOrDefault(level.warehouse(), level.warehouse());
            boolean isTwice = !shown.add(code);
            if (level.isBlank() && !level.isChanged()) {
                continue;
            }
            if (level.fresh() && code.isEmpty()) {
                errors.add(WAREHOUSE + "-" + level.index(), words.warehouseMissing());
            } else if (isTwice) {
                errors.add(WAREHOUSE + "-" + level.index(), words.warehouseTwice(level.warehouse()));
            } else if (level.fresh() && taken.contains(code)) {
                // What is counted there this person has not seen.
                errors.add(WAREHOUSE + "-" + level.index(), words.warehouseKnown(level.warehouse()));
            }
            if (level.isChanged()) {
                items.add(read(level, sku, now));
            }
        }
        return items;
    }

    private StockItem read(Level level, String sku, Instant now) {
        ObjectNode item = JsonNodeFactory.instance.objectNode().put(SKU, "x").put(WAREHOUSE, level.warehouse())
                .put("unlimited", level.unlimited());
        units(item, "onHand", level.onHand(), level.index());
        units(item, "reserved", level.reserved(), level.index());
        while (true) {
            try {
                StockItem read = new ItemReader(level.index(), item).stock(now);
                return new StockItem(read.index(), sku, read.warehouse(), read.onHand(), read.reserved(),
                        read.unlimited(), read.observedAt());
            } catch (RefusedItemException refused) {
                errors.add(FIELDS.get(refused.item.field()) + "-" + level.index(), sentence(refused.item.code()));
                put(item, refused.item.field());
            }
        }
    }

    private void units(ObjectNode item, String field, String typed, int index) {
        if (typed.isEmpty()) {
            return;
        }
        if (UNITS.matcher(typed).matches()) {
            item.put(field, new BigDecimal(typed.replace('\u2212', '-')));
            return;
        }
        errors.add(FIELDS.get(field) + "-" + index, GROUPED.matcher(typed).matches() ? words.grouped()
                : sentence(RejectionCode.NOT_AN_INTEGER));
        put(item, field);
    }

    private static void put(ObjectNode item, String field) {
        if (RIGHT.get(field) instanceof Integer number) {
            item.put(field, number);
        } else {
            item.put(field, (String) RIGHT.get(field));
        }
    }

    /** The API's reason, alone beside a field. */
    private String sentence(RejectionCode code) {
        String reason = sentences.rejection(code);
        return reason.substring(0, 1).toUpperCase() + reason.substring(1) + ".";
    }
}
