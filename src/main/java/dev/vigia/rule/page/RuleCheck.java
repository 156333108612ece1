package dev.vigia.rule.page;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.catalog.Product;
import dev.vigia.integration.Integration;
import dev.vigia.integration.TypedMinimum;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.RuleTerms;
import dev.vigia.rule.list.RuleKind;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import dev.vigia.web.form.TypedMoment;
import dev.vigia.web.form.TypedMoment.DateMistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads a rule as somebody typed it, in a form or in a line of a file, or says what is wrong with it, in the person's language and in the order of the page. */
@ApplicationScoped
public class RuleCheck {

    private static final int LONGEST_REASON = 400;

    private final CurrentRetailer retailer;
    private final Language language;
    private final Clock clock;

    RuleCheck(CurrentRetailer retailer, Language language, Clock clock) {
        this.retailer = retailer;
        this.language = language;
        this.clock = clock;
    }

    /** @param rule empty where anything is wrong */
    public record CheckedRule(Errors errors, Optional<SupposedRule> rule) {
    }

    /** @param before the rule that is changed; empty: a new one */
    @Transactional
    CheckedRule of(RuleForm form, Optional<MinimumRule> before) {
        return of(form, before, new StoredPlaces(retailer.id()));
    }

    /** @param places what there is to be ruled */
    public CheckedRule of(RuleForm form, Optional<MinimumRule> before, RulePlaces places) {
        Errors errors = Errors.none();
        OptionalLong integration = integration(form, places, errors);
        OptionalLong category = category(form, places, errors);
        OptionalLong product = product(form, places, errors);
        OptionalInt minimum = units(form.minimum(), true, MinimumStock.HIGHEST, RuleForm.MINIMUM, errors);
        if (!form.mode().equals(RuleForm.FLOOR) && !form.isHoldBack()) {
            errors.add("mode", words().modeMissing());
        }
        OptionalInt reopenAt = reopenAt(form, minimum, errors);
        OptionalInt ceiling = units(form.ceiling(), false, MinimumStock.HIGHEST_CEILING, RuleForm.CEILING, errors);
        if (ceiling.isPresent() && ceiling.getAsInt() < 1) {
            errors.add(RuleForm.CEILING, words().ceilingZero());
        }
        Optional<Instant> from = moment("from", form.from(), before.flatMap(rule -> rule.terms().from()), errors);
        Optional<Instant> to = to(form, before, from, errors);
        if (form.reason().codePointCount(0, form.reason().length()) > LONGEST_REASON) {
            errors.add("reason", words().reasonTooLong(LONGEST_REASON));
        }
        return errors.any() ? new CheckedRule(errors, Optional.empty())
                : new CheckedRule(errors, Optional.of(new SupposedRule(new RuleScope(integration, category, product),
                        new RuleTerms(new MinimumStock(minimum.getAsInt(), form.isHoldBack(), reopenAt, ceiling), from,
                                to, form.reason()))));
    }

    private OptionalLong integration(RuleForm form, RulePlaces places, Errors errors) {
        if (RuleKind.ofCode(form.kind()).isEmpty()) {
            errors.add("kind", words().kindMissing());
        }
        if (form.integration().isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Integration> found = id(form.integration()).flatMap(places::integration);
        if (found.isEmpty()) {
            errors.add("integration", words().integrationUnknown());
        } else if (found.get().isDisconnecting()) {
            errors.add("integration", words().integrationLeaving());
        }
        return found.map(one -> OptionalLong.of(one.id)).orElse(OptionalLong.empty());
    }

    private OptionalLong category(RuleForm form, RulePlaces places, Errors errors) {
        if (!form.isKind(RuleKind.CATEGORY.code())) {
            return OptionalLong.empty();
        }
        Optional<Long> found = id(form.category()).filter(places::hasCategory);
        if (found.isEmpty()) {
            errors.add("category", words().categoryMissing());
        }
        return found.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private OptionalLong product(RuleForm form, RulePlaces places, Errors errors) {
        if (!form.isKind(RuleKind.PRODUCT.code())) {
            return OptionalLong.empty();
        }
        Optional<Product> found = form.sku().isEmpty() ? Optional.empty() : places.product(form.sku());
        if (found.isEmpty()) {
            errors.add("sku", form.sku().isEmpty() ? words().skuMissing() : words().skuUnknown(form.sku()));
        } else if (found.get().retired().isPresent()) {
            errors.add("sku", words().skuRetired(form.sku()));
        }
        return found.map(product -> OptionalLong.of(product.id)).orElse(OptionalLong.empty());
    }

    private OptionalInt reopenAt(RuleForm form, OptionalInt minimum, Errors errors) {
        OptionalInt reopenAt = units(form.reopenAt(), false, MinimumStock.HIGHEST_TO_REOPEN,
                RuleForm.REOPEN_AT, errors);
        if (reopenAt.isPresent() && minimum.isPresent() && reopenAt.getAsInt() <= minimum.getAsInt()) {
            errors.add(RuleForm.REOPEN_AT, words().reopenAtTooLow(minimum.getAsInt()));
        }
        return reopenAt;
    }

    private OptionalInt units(String typed, boolean required, int highest, String field, Errors errors) {
        TypedMinimum read = TypedMinimum.read(typed, required, highest);
        read.mistake().ifPresent(mistake -> errors.add(field, words().unitsWrong(words().fieldName(field), mistake,
                highest)));
        return read.units();
    }

    private Optional<Instant> to(RuleForm form, Optional<MinimumRule> before, Optional<Instant> from, Errors errors) {
        Optional<Instant> to = moment("to", form.to(), before.flatMap(rule -> rule.terms().to()), errors);
        if (to.isPresent() && from.isPresent() && !from.get().isBefore(to.get())) {
            errors.add("to", words().toBeforeFrom());
        } else if (to.isPresent() && !to.get().isAfter(clock.instant())) {
            errors.add("to", words().toPassed());
        }
        return to;
    }

    /** What nobody has touched stays the moment that it was, also in an hour that the clock strikes twice. */
    private Optional<Instant> moment(String field, String typed, Optional<Instant> stored, Errors errors) {
        ZoneId zone = retailer.zone();
        if (stored.isPresent() && typed.equals(RuleForm.local(stored, zone))) {
            return stored;
        }
        TypedMoment read = TypedMoment.read(typed, zone);
        Optional<DateMistake> mistake = read.mistake();
        mistake.ifPresent(wrong -> errors.add(field, words().dateWrong(wrong)));
        return read.moment();
    }

    private static Optional<Long> id(String typed) {
        return typed.matches("\\d{1,18}") ? Optional.of(Long.valueOf(typed)) : Optional.empty();
    }

    private RuleFormMessages words() {
        return language.of(RuleFormMessages.class);
    }
}
