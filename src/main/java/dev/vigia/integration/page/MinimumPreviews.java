package dev.vigia.integration.page;

import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationScopes;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.TypedMinimum;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.FirstEvaluation;
import dev.vigia.listing.preview.Impact;
import dev.vigia.listing.preview.ImpactedListings;
import dev.vigia.listing.preview.Impacts;
import dev.vigia.listing.preview.Proposal;
import dev.vigia.listing.preview.ZeroCurves;
import dev.vigia.listing.rule.WideRules;
import dev.vigia.listing.rule.WideRules.WideRule;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Foretells what a change would do, exactly as saving would. */
@ApplicationScoped
public class MinimumPreviews {

    private final Impacts impacts;
    private final ZeroCurves curves;
    private final FirstEvaluation first;
    private final IntegrationScopes scopes;
    private final WideRules rules;
    private final Marketplaces marketplaces;
    private final Language language;

    MinimumPreviews(Impacts impacts, ZeroCurves curves, FirstEvaluation first, IntegrationScopes scopes,
            WideRules rules,
            Marketplaces marketplaces,
            Language language) {
        this.impacts = impacts;
        this.curves = curves;
        this.first = first;
        this.scopes = scopes;
        this.rules = rules;
        this.marketplaces = marketplaces;
        this.language = language;
    }

    /** Of a form as it was typed, wrong as it may be. */
    @Transactional
    public MinimumPreview of(Integration integration, IntegrationForm form) {
        Optional<String> complaint = complaint(integration, form);
        if (complaint.isPresent()) {
            return MinimumPreview.wrong(complaint.get());
        }
        IntegrationTerms terms = form.terms();
        Proposal proposal = proposal(integration, terms);
        Impact impact = impactOf(integration, terms);
        boolean changes = impact.toZero() + impact.toReopen() > 0;
        return MinimumPreview.of(holding(integration, terms.minimum()), impact, !terms.enabled())
                .of(integration, terms.minimum()).with(chart(integration, terms, proposal), changes ? impacts
                        .byCategory(integration.retailerId, integration.id, proposal, reaches(integration, terms))
                        : List.of(), changes && !proposal.switchedOn() && !reaches(integration, terms));
    }

    /** Empty where a rule with dates holds instead of any number. */
    private Optional<ZeroChart> chart(Integration integration, IntegrationTerms terms, Proposal proposal) {
        int typed = terms.minimum().orElse(0);
        return rules.supposed(integration.retailerId, integration.id, OptionalInt.of(typed)).filter(WideRule::own)
                .map(own -> new ZeroChart(curves.of(integration.retailerId, integration.id, proposal), typed,
                        integration
                                .minimum().orElse(0)));
    }

    /** What an account would be sent first, of a form as it was typed; what lets Vigia in need not be there yet. */
    MinimumPreview ofNew(long retailerId, Marketplace marketplace, IntegrationForm form) {
        Optional<String> complaint = complaint(marketplace, form, Set.of(), Set.of());
        if (complaint.isPresent()) {
            return MinimumPreview.wrong(complaint.get());
        }
        IntegrationTerms terms = form.terms();
        return MinimumPreview.of(MinimumStock.of(terms.minimum()), first.of(retailerId, new Proposal(terms.enabled(),
                terms.minimum(), terms.categories(), terms.warehouses())), !terms.enabled());
    }

    /** Empty where the number is none. */
    @Transactional
    Optional<ImpactedListings> listed(Integration integration, TypedMinimum typed, long after) {
        return typed.mistake().isPresent() ? Optional.empty()
                : Optional.of(impacts.listed(integration.retailerId, integration.id, typed.units(), after));
    }

    private Optional<String> complaint(Integration integration, IntegrationForm form) {
        return complaint(marketplaces.get(integration.marketplace), form, scopes.categoryIds(integration),
                scopes.warehouseIds(integration));
    }

    private Optional<String> complaint(Marketplace marketplace, IntegrationForm form, Set<Long> categoriesBefore,
            Set<Long> warehousesBefore) {
        IntegrationFormMessages words = language.of(IntegrationFormMessages.class);
        return form.minimum(marketplace.minimumRequired()).mistake().map(words::mistake)
                .or(() -> form.categories(categoriesBefore).complaint(words.categoriesMissing(),
                        words.categoriesBesideEvery()))
                .or(() -> form.warehouses(warehousesBefore).complaint(words.warehousesMissing(),
                        words.warehousesBesideEvery()));
    }

    /** What would hold with this number, or without one, where no finer rule does. */
    MinimumStock holding(Integration integration, OptionalInt minimum) {
        return rules.supposed(integration.retailerId, integration.id, minimum).map(WideRule::minimum)
                .orElse(new MinimumStock(0));
    }

    /** Whether these terms may change what is offered at all. */
    boolean moves(Integration integration, IntegrationTerms terms) {
        return reaches(integration, terms) || terms.enabled() && !integration.enabled
                || !terms.minimum().equals(integration.minimum());
    }

    private boolean reaches(Integration integration, IntegrationTerms terms) {
        return !terms.categories().equals(chosen(integration.everyCategory, scopes.categoryIds(integration)))
                || !terms.warehouses().equals(chosen(integration.everyWarehouse,
                        scopes.warehouseIds(integration)));
    }

    @Transactional
    Impact impactOf(Integration integration, IntegrationTerms terms) {
        return impacts.of(integration.retailerId, integration.id, proposal(integration, terms), reaches(integration,
                terms));
    }

    private static Proposal proposal(Integration integration, IntegrationTerms terms) {
        return new Proposal(terms.enabled() && !integration.enabled, terms.minimum(), terms.categories(), terms
                .warehouses());
    }

    private static Optional<Set<Long>> chosen(boolean every, Set<Long> ids) {
        return every ? Optional.empty() : Optional.of(ids);
    }
}
