package dev.vigia.integration.page;

import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationScopes;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.Impact;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.Proposal;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;

/** Foretells what a change would do, exactly as saving would. */
@ApplicationScoped
class MinimumPreviews {

    private final Evaluation evaluation;
    private final IntegrationScopes scopes;
    private final Marketplaces marketplaces;
    private final Language language;

    MinimumPreviews(Evaluation evaluation, IntegrationScopes scopes, Marketplaces marketplaces, Language language) {
        this.evaluation = evaluation;
        this.scopes = scopes;
        this.marketplaces = marketplaces;
        this.language = language;
    }

    /** Of a form as it was typed, wrong as it may be. */
    @Transactional
    MinimumPreview of(Integration integration, IntegrationForm form) {
        Optional<String> complaint = complaint(integration, form);
        if (complaint.isPresent()) {
            return MinimumPreview.wrong(complaint.get());
        }
        IntegrationTerms terms = form.terms();
        return MinimumPreview.of(terms.minimum().orElse(0), impactOf(integration, terms), !terms.enabled());
    }

    private Optional<String> complaint(Integration integration, IntegrationForm form) {
        IntegrationFormMessages words = language.of(IntegrationFormMessages.class);
        return form.minimum(marketplaces.get(integration.marketplace).minimumRequired()).mistake().map(words::mistake)
                .or(() -> form.categories(scopes.categoryIds(integration)).complaint(words.categoriesMissing(),
                        words.categoriesBesideEvery()))
                .or(() -> form.warehouses(scopes.warehouseIds(integration)).complaint(words.warehousesMissing(),
                        words.warehousesBesideEvery()));
    }

    /** Whether these terms may change what is offered at all. */
    boolean moves(Integration integration, IntegrationTerms terms) {
        return reaches(integration, terms) || terms.enabled() && !integration.enabled
                || terms.minimum().orElse(0) != integration.minimumRule().units();
    }

    private boolean reaches(Integration integration, IntegrationTerms terms) {
        return !terms.categories().equals(chosen(integration.everyCategory, scopes.categoryIds(integration)))
                || !terms.warehouses().equals(chosen(integration.everyWarehouse,
                        scopes.warehouseIds(integration)));
    }

    @Transactional
    Impact impactOf(Integration integration, IntegrationTerms terms) {
        return evaluation.impactOf(integration.retailerId, integration.id,
                new Proposal(terms.enabled() && !integration.enabled, MinimumStock.of(terms.minimum()),
                        terms.categories(), terms.warehouses()),
                reaches(integration, terms));
    }

    private static Optional<Set<Long>> chosen(boolean every, Set<Long> ids) {
        return every ? Optional.empty() : Optional.of(ids);
    }
}
