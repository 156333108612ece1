package dev.vigia.listing.preview;

import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.RuleScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.query.NativeQuery;

/** Rules as they would be, for a statement that takes them as arrays. */
final class ProposedRules {

    private final List<Long> ids = new ArrayList<>();
    private final List<SupposedRule> rules = new ArrayList<>();

    private ProposedRules() {
    }

    static ProposedRules of(List<SupposedChange> changes) {
        ProposedRules proposed = new ProposedRules();
        Set<RuleScope> dated = new HashSet<>();
        // Of several with dates for one scope the first counts: they never hold at once.
        changes.stream().filter(change -> change.after().isPresent()).sorted(Comparator.comparing(change -> change
                .after().get().terms().from().orElse(Instant.MIN))).forEach(change -> {
                    SupposedRule rule = change.after().get();
                    if (!rule.terms().isDated() || dated.add(rule.scope())) {
                        proposed.ids.add(change.before().map(before -> before.id()).orElse(Long.MAX_VALUE
                                - proposed.ids.size()));
                        proposed.rules.add(rule);
                    }
                });
        return proposed;
    }

    void bind(NativeQuery<?> query) {
        query.setParameter("ids", ids.toArray(Long[]::new))
                .setParameter("ruleIntegrations", each(rule -> boxed(rule.scope().integrationId())).toArray(
                        Long[]::new))
                .setParameter("ruleCategories", each(rule -> boxed(rule.scope().categoryId())).toArray(Long[]::new))
                .setParameter("ruleProducts", each(rule -> boxed(rule.scope().productId())).toArray(Long[]::new))
                .setParameter("minimums", each(rule -> rule.terms().minimum().units()).toArray(Integer[]::new))
                .setParameter("holdBacks", each(rule -> rule.terms().minimum().holdBack()).toArray(Boolean[]::new))
                .setParameter("reopenAts", each(rule -> boxed(rule.terms().minimum().reopenAt())).toArray(
                        Integer[]::new))
                .setParameter("ceilings", each(rule -> boxed(rule.terms().minimum().ceiling())).toArray(Integer[]::new))
                .setParameter("froms", each(rule -> rule.terms().from().map(Instant::toString).orElse(null)).toArray(
                        String[]::new))
                .setParameter("tos", each(rule -> rule.terms().to().map(Instant::toString).orElse(null)).toArray(
                        String[]::new));
    }

    /** Those that are missing are null, as the database has them. */
    private <T> List<T> each(Function<SupposedRule, T> value) {
        List<T> values = new ArrayList<>();
        rules.forEach(rule -> values.add(value.apply(rule)));
        return values;
    }

    private static Long boxed(OptionalLong id) {
        return id.isPresent() ? id.getAsLong() : null;
    }

    private static Integer boxed(OptionalInt units) {
        return units.isPresent() ? units.getAsInt() : null;
    }
}
