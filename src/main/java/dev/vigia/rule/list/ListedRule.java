package dev.vigia.rule.list;

import dev.vigia.listing.MinimumStock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule as lists show it.
 *
 * @param label         the path of its category, or the SKU of its product; empty where it is for whatever is sold
 * @param productName   empty where it is for no product
 * @param integrationId empty: every integration
 * @param ofIntegration whether it is the number of an integration itself
 * @param changedBy     empty where nobody knows any more
 * @param wins          listings it decides among those that were looked at; empty where that is not counted
 * @param moreWins      whether there are more than the {@value #MOST_COUNTED} that were looked at
 */
public record ListedRule(long id, long version, RuleKind kind, String label, int labelLength, String productName,
        Optional<Long> integrationId, String integration, MinimumStock minimum, Optional<Instant> from,
        Optional<Instant> to, String reason, RuleState state, boolean ofIntegration, Instant changedAt,
        String changedBy, Optional<Long> wins, boolean moreWins) {

    public static final int MOST_COUNTED = 500;

    /** Whether its dates hold. */
    public enum RuleState {
        IN_FORCE, COMING, OVER;

        /** As an address writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a form calls it: with the version that the person saw. */
    public String key() {
        return id + "-" + version;
    }

    public String path() {
        return "/rules/" + id + "/edit";
    }

    public boolean isDated() {
        return from.isPresent() || to.isPresent();
    }

    /** Columns of {@code rule}, with those of what it is for; {@link RuleList} adds what it wins. */
    static final String COLUMNS = """
            rule.id, rule.version, rule.kind, rule.label, length(rule.label), rule.product_name, rule.integration_id,
            rule.integration_name, rule.minimum, rule.hold_back, rule.reopen_at, rule.ceiling, rule.from_at, rule.to_at,
            rule.reason, rule.state, rule.of_integration, rule.changed_at""";

    /** As the database tells it; null where there is none. */
    record ListedRuleRow(long id, long version, int kind, String label, int labelLength, String productName,
            Long integrationId, String integration, int minimum, boolean holdBack, Integer reopenAt, Integer ceiling,
            Instant fromAt, Instant toAt, String reason, String state, boolean ofIntegration, Instant changedAt,
            String changedBy, Long wins, boolean moreWins) {

        ListedRule listed() {
            return new ListedRule(id, version, RuleKind.values()[kind], label, labelLength, productName,
                    Optional.ofNullable(integrationId), integration, new MinimumStock(minimum, holdBack,
                            units(reopenAt), units(ceiling)),
                    Optional.ofNullable(fromAt), Optional.ofNullable(toAt), reason, RuleState.valueOf(state),
                    ofIntegration, changedAt, changedBy, Optional.ofNullable(wins).filter(listings -> listings > 0
                            || !moreWins), moreWins);
        }

        private static OptionalInt units(Integer units) {
            return units == null ? OptionalInt.empty() : OptionalInt.of(units);
        }
    }
}
