package dev.vigia.marketplace.mercadolivre;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One ad of a SKU: how to address its quantity.
 *
 * @param variation   the variation of the item that carries the SKU, where the item has variations of the old kind
 * @param userProduct whose stock is kept by warehouse; the item's own quantity is then not editable
 * @param managed     true where the marketplace counted its units itself when it was last looked at
 * @param seen        in epoch seconds, when it was looked at last and was the seller's own
 * @param stockSeen   likewise, where the units of its user product lie
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Ad(String item, Optional<Long> variation, Optional<String> userProduct, Optional<Boolean> managed,
        Optional<Long> seen, Optional<Long> stockSeen) {

    Ad(String item, Optional<Long> variation, Optional<String> userProduct) {
        this(item, variation, userProduct, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @JsonIgnore
    boolean isManaged() {
        return managed.orElse(false);
    }

    /** As it was seen: the marketplace counts its units. */
    Ad asManaged() {
        return new Ad(item, variation, userProduct, Optional.of(true), Optional.empty(), Optional.empty());
    }

    /** As it was seen: the seller counts its units. */
    Ad asOwn(Instant now) {
        return new Ad(item, variation, userProduct, Optional.empty(), Optional.of(now.getEpochSecond()), stockSeen);
    }

    /** As it was seen: the units of its user product lie with the seller. */
    Ad asStockedBySeller(Instant now) {
        return new Ad(item, variation, userProduct, managed, seen, Optional.of(now.getEpochSecond()));
    }

    Ad of(String ofUserProduct) {
        return new Ad(item, variation, Optional.of(ofUserProduct), managed, seen, Optional.empty());
    }

    boolean wasOwn(Instant since) {
        return !isManaged() && seen.filter(second -> second >= since.getEpochSecond()).isPresent();
    }

    boolean wasStockedBySeller(Instant since) {
        return !isManaged() && stockSeen.filter(second -> second >= since.getEpochSecond()).isPresent();
    }

    static String toRemote(List<Ad> ads) {
        return Json.write(ads);
    }

    /** Empty as well when it cannot be read, so that the ads are looked up again. */
    static List<Ad> fromRemote(Optional<String> remote) {
        try {
            return remote.map(text -> List.of(Json.read(text, Ad[].class))).orElse(List.of());
        } catch (ConnectorException unknownForm) {
            return List.of();
        }
    }
}
