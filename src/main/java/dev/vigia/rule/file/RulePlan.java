package dev.vigia.rule.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a file of rules would do now.
 *
 * @param head  the names of its columns, as the person wrote them
 * @param rules a line each, in their order
 */
public record RulePlan(List<String> head, List<PlannedRule> rules) {

    /** What becomes of a line. */
    public enum PlanKind {
        REFUSED, NEW, CHANGED, ENDED, UNCHANGED;

        /** As an address writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<PlanKind> ofCode(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }

    /** What would be another. */
    public record Difference(String heading, String was, String becomes) {
    }

    /**
     * A line of the file.
     *
     * @param cells       as the person wrote them
     * @param target      what the rule is for, in words; empty text where that cannot be told
     * @param before      the rule that it is about; empty: a new one
     * @param after       what it would be; empty where it ends, stays, or is refused
     * @param differences of one that changes
     * @param reasons     why it is refused, as sentences
     */
    public record PlannedRule(int line, List<String> cells, PlanKind kind, String target, Optional<MinimumRule> before,
            Optional<SupposedRule> after, List<Difference> differences, List<String> reasons) {

        PlannedRule refused(String reason) {
            return new PlannedRule(line, cells, PlanKind.REFUSED, target, before, Optional.empty(), List.of(), List.of(
                    reason));
        }

        /** Whether something is done. */
        boolean changes() {
            return kind == PlanKind.NEW || kind == PlanKind.CHANGED || kind == PlanKind.ENDED;
        }
    }

    long count(PlanKind kind) {
        return rules.stream().filter(rule -> rule.kind == kind).count();
    }

    List<SupposedChange> changes() {
        return rules.stream().filter(PlannedRule::changes).map(rule -> new SupposedChange(rule.before, rule.after))
                .toList();
    }

    Stream<PlannedRule> refused() {
        return rules.stream().filter(rule -> rule.kind == PlanKind.REFUSED);
    }

    /** The same for the same changes of the same versions. */
    String digest() {
        List<Object> decisive = rules.stream().filter(PlannedRule::changes).<Object>map(rule -> List.of(rule.kind,
                rule.before.map(before -> before.id() + "-" + before.version()), rule.after)).toList();
        return UUID.nameUUIDFromBytes(decisive.toString().getBytes(UTF_8)).toString();
    }
}
