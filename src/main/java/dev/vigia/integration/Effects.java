package dev.vigia.integration;

import dev.vigia.listing.Evaluation;
import dev.vigia.listing.MinimumStock;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Foretells what a minimum would do, as it was typed. */
@ApplicationScoped
class Effects {

    private final Evaluation evaluation;
    private final Marketplaces marketplaces;
    private final Language language;

    Effects(Evaluation evaluation, Marketplaces marketplaces, Language language) {
        this.evaluation = evaluation;
        this.marketplaces = marketplaces;
        this.language = language;
    }

    @Transactional
    Effect of(Integration integration, String typedMinimum) {
        TypedMinimum typed = TypedMinimum.read(typedMinimum,
                marketplaces.get(integration.marketplace).minimumRequired());
        if (typed.mistake().isPresent()) {
            return Effect.wrong(language.of(IntegrationMessages.class).mistake(typed.mistake().get()));
        }
        MinimumStock minimum = MinimumStock.of(typed.units());
        return Effect.of(minimum.units(),
                evaluation.impactOf(integration.retailerId, integration.id, minimum));
    }
}
