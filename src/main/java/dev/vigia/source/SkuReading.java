package dev.vigia.source;

import dev.vigia.catalog.KitPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a source says of one SKU.
 *
 * @param levels     where it says that there are so many; a warehouse that it does not name is unknown
 * @param product    what it is; empty where it was not asked
 * @param observedAt when the request left
 */
public record SkuReading(String remoteId, ReadingKind said, List<RemoteLevel> levels, Optional<RemoteProduct> product,
        Instant observedAt) {

    /** What kind of answer it is. */
    public enum ReadingKind {
        /** So many units. */
        STOCK,
        /** Nothing about units: that is not zero. */
        UNKNOWN,
        /** There is no such SKU, by this answer alone: that is not zero. */
        MISSING,
        /** The catalog says that it is not sold: zero, and this is the reason. */
        INACTIVE,
        /** It is not offered where it is read: zero, and this is the reason. */
        NOT_OFFERED,
        /** It is made of others, whose stock counts. */
        KIT;

        public boolean isZero() {
            return this == INACTIVE || this == NOT_OFFERED;
        }
    }

    /** Units in a warehouse of the source. */
    public record RemoteLevel(String warehouse, int onHand, int reserved, boolean unlimited) {
    }

    /**
     * What a source calls a product.
     *
     * @param sku      by which the retailer knows it
     * @param category its path; empty where it has none
     * @param parts    what a kit is made of, by ids of the source; empty for what is none
     * @param alone    whether it is asked about by itself, since others share its units
     */
    public record RemoteProduct(String sku, String name, String category, Optional<String> ean,
            List<KitPart> parts, boolean alone) {

        public RemoteProduct(String sku, String name, String category, Optional<String> ean, List<KitPart> parts) {
            this(sku, name, category, ean, parts, false);
        }
    }

    public static SkuReading of(String remoteId, ReadingKind said, Optional<RemoteProduct> product,
            Instant observedAt) {
        return new SkuReading(remoteId, said, List.of(), product, observedAt);
    }
}
