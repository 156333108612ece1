package dev.vigia.marketplace.mercadolivre;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import java.util.List;
import java.util.Optional;

/**
 * One ad of a SKU: how to address its quantity.
 *
 * @param variation   the variation of the item that carries the SKU, where the item has variations of the old kind
 * @param userProduct whose stock is kept by warehouse; the item's own quantity is then not editable
 * @param managed     true where the marketplace counted its units itself when it was last looked at
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Ad(String item, Optional<Long> variation, Optional<String> userProduct, Optional<Boolean> managed) {

    Ad(String item, Optional<Long> variation, Optional<String> userProduct) {
        this(item, variation, userProduct, Optional.empty());
    }

    @JsonIgnore
    boolean isManaged() {
        return managed.orElse(false);
    }

    /** As it was seen now. */
    Ad managed(boolean byMarketplace) {
        return new Ad(item, variation, userProduct, Optional.of(byMarketplace).filter(Boolean::booleanValue));
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
