package dev.vigia.intake;

import dev.vigia.catalog.KitPart;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies of batches as the document of the API describes them; {@link ItemReader} reads them. */
final class BatchBody {

    private BatchBody() {
    }

    @Schema(name = "Products")
    record ProductsBody(@Schema(required = true, maxItems = Batch.MOST) List<ProductBody> items) {
    }

    @Schema(name = "Product")
    record ProductBody(@Schema(required = true, maxLength = 100) String sku,
            @Schema(maxLength = 400, description = "Required unless retired") String name,
            @Schema(maxLength = 400, description = "Required unless retired") String category, @Schema(
                    maxLength = 20) String ean,
            @Schema(maxItems = KitPart.MOST_PARTS, description = "What a kit is made of. A kit has no stock of its own:"
                    + " it sells as far as its components reach. Left out, it stays as it was; an empty list: it is no kit"
                    + " any more.") List<KitPartBody> kit,
            @Schema(defaultValue = "false", description = "Not sold any more: zero goes to every marketplace, and only"
                    + " the SKU is needed. Sent again without it, the product comes back.") boolean retired) {
    }

    @Schema(name = "KitPart")
    record KitPartBody(@Schema(required = true, maxLength = 100, description = "Of a product that is no kit itself,"
            + " known or in the same batch") String sku,
            @Schema(required = true, minimum = "1", maximum = "1000000",
                    description = "Units in one kit") int quantity) {
    }

    @Schema(name = "StockLevels")
    record StockBody(@Schema(required = true, maxItems = Batch.MOST) List<LevelBody> items) {
    }

    @Schema(name = "StockLevel")
    record LevelBody(@Schema(required = true, maxLength = 100) String sku,
            @Schema(maxLength = 100, defaultValue = "main") String warehouse,
            @Schema(minimum = "-1000000000", maximum = "1000000000", description = "A whole number; may be missing"
                    + " only of unlimited stock") BigDecimal onHand,
            @Schema(minimum = "0", maximum = "1000000000", defaultValue = "0") BigDecimal reserved,
            @Schema(defaultValue = "false") boolean unlimited,
            @Schema(format = "date-time", description = "When it was counted, with a zone; without it, and at the"
                    + " latest, when it arrives") String observedAt) {
    }
}
