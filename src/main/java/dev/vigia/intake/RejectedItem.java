package dev.vigia.intake;

import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.Spelling;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An item that is not applied. What comes from outside is shortened, and can be kept and shown.
 *
 * @param index its place in the batch, from 0; of a file, the number of the line
 * @param sku   as it was sent, empty if it was none
 * @param field what is wrong with it, empty for the item as a whole
 * @param value what it said there, empty if nothing or if that does not matter
 */
public record RejectedItem(int index, String sku, String field, RejectionCode code, String value) {

    private static final int SKU_LENGTH = 100;

    public RejectedItem {
        sku = Spelling.onOneLine(sku.substring(0, Math.min(SKU_LENGTH, sku.length())));
        field = shown(field);
        value = shown(value);
    }

    /** What is wrong with what a product would be made of. */
    static RejectedItem of(int index, ProductItem item, UnfitKit unfit) {
        OptionalInt place = IntStream.range(0, item.parts().size())
                .filter(nth -> item.parts().get(nth).sku().equals(unfit.other())).findFirst();
        return new RejectedItem(index, item.sku(), place.isPresent() ? KitReader.skuAt(place.getAsInt())
                : KitReader.KIT,
                code(unfit), unfit.other());
    }

    /** The reason of it. */
    public static RejectionCode code(UnfitKit unfit) {
        return RejectionCode.valueOf(unfit.fault().name());
    }

    /** As much of a text as a person needs to find it again, on one line. */
    public static String shown(String text) {
        return Spelling.shown(text);
    }
}
