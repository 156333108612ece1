package dev.vigia.marketplace.mercadolivre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each listing shows. */
class MercadoLivreReadBackTest extends MercadoLivreFixture {

    @Test
    void reading_back_tells_what_each_listing_shows() {
        api.answers("items", 200, "items-variations").answers("search", 200, "search-none");

        List<Shown> shown = mercadoLivre.readBack(account, List.of(
                new Offer(SKU, Optional.of("[{\"item\":\"MLB1\",\"variation\":70000000001}]"), 12),
                new Offer("CAMISA-AZUL-G", Optional.of("[{\"item\":\"MLB1\",\"variation\":70000000002}]"), 2),
                new Offer("NADA", Optional.empty(), 2)));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(1), OptionalInt.of(2),
                OptionalInt.empty());
        isRejected(shown.get(2).outcome().orElseThrow(), Cause.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({ "3, 9", "9, 3", "12, 3", "1, 9" })
    void of_several_ads_the_one_that_is_most_wrong_is_shown(int wanted, int shown) {
        api.answers("items", 200, "items-two");

        assertThat(mercadoLivre.readBack(account, List.of(new Offer(SKU,
                Optional.of("[{\"item\":\"MLB1\"},{\"item\":\"MLB2\"}]"), wanted))))
                .extracting(Shown::quantity).containsExactly(OptionalInt.of(shown));
    }
}
