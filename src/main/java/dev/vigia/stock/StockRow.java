package dev.vigia.stock;

import dev.vigia.http.UrlEncoding;
import dev.vigia.listing.Availability;
import dev.vigia.listing.ListingState;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.NowSql;
import dev.vigia.marketplace.Outcome.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A product on an integration, as the pages and the API show it.
 *
 * @param rule   what wins for it
 * @param winner which rule says so; empty: none does, which counts as a minimum of 0
 */
public record StockRow(Key key, String sku, String name, String category, String integration, String marketplace,
        Optional<String> stoppedBecause, boolean enabled, MinimumStock rule, Optional<RowWinner> winner,
        Optional<Long> available,
        boolean unlimited,
        Optional<Integer> desired, boolean due, Optional<Integer> sent, Optional<Instant> sentAt,
        Optional<Integer> confirmed, Optional<Instant> confirmedAt, boolean failing, Optional<String> problem,
        String problemMessage, boolean rejected, boolean inDoubt, boolean isKit) {

    /** The sentence of a kit that a component closes. */
    public static final String COMPONENT = "component";
    /** That of what a change has still to come by. */
    public static final String CHANGING = "changing";

    /**
     * What orders and identifies it.
     *
     * @param since when it got into its state; nobody keeps since when a listing is ok
     */
    public record Key(long productId, long integrationId, ListingState state, Optional<Instant> since) {

        /** What a form calls it. */
        public String name() {
            return productId + "-" + integrationId;
        }
    }

    /**
     * The rule that wins.
     *
     * @param kind what it is for: {@code product}, {@code category}, {@code integration} or {@code everything}
     */
    public record RowWinner(long id, long version, String kind) {
    }

    // A version that is no row of its own is the number of the integration.
    public static final String COLUMNS = """
            listing.product_id, listing.integration_id, cast(listing.state as text), listing.since,
            product.sku, product.name, category.path, integration.name integration_name, integration.marketplace,
            integration.stopped_because, integration.enabled, listing.minimum,
            listing.hold_back, listing.reopen_at, listing.ceiling, listing.rule_id, listing.rule_version,
            (select case when rule.product_id is not null then 'product' when rule.category_id is not null then 'category'
                         when rule.integration_id is null then 'everything' else 'integration' end
             from minimum_rule rule where rule.id = listing.rule_id and rule.version = listing.rule_version) rule_kind,
            listing.available, listing.unlimited, %1$s desired,
            listing.resend or listing.travelling or listing.confirmed is distinct from listing.sent
              or %2$s due,
            listing.sent, listing.sent_at, listing.confirmed, listing.confirmed_at,
            listing.problem is not null and listing.attempts > 0 failing, listing.problem, listing.problem_words,
            coalesce(%1$s = listing.refused, false) rejected,
            exists (select from in_doubt where in_doubt.product_id = listing.product_id
                                           and in_doubt.integration_id = listing.integration_id) in_doubt,
            exists (select from kit_component where kit_id = listing.product_id) is_kit
            """.formatted(NowSql.DESIRED, NowSql.DUE);

    /** As the database tells it, in the order of {@link #COLUMNS}. */
    public record ListingRow(long productId, long integrationId, String state, Instant since, String sku, String name,
            String category, String integration, String marketplace, String stoppedBecause, boolean enabled,
            int minimum, boolean holdBack, Integer reopenAt, Integer ceiling, Long ruleId, Long ruleVersion,
            String ruleKind, Long available, boolean unlimited,
            Integer desired, boolean due, Integer sent, Instant sentAt,
            Integer confirmed, Instant confirmedAt, boolean failing, String problem, String problemMessage,
            boolean rejected, boolean inDoubt, boolean isKit) {

        public StockRow read() {
            return new StockRow(new Key(productId, integrationId, ListingState.ofCode(state), Optional.ofNullable(
                    since)), sku, name,
                    category, integration, marketplace, Optional.ofNullable(stoppedBecause), enabled,
                    new MinimumStock(minimum, holdBack, units(reopenAt), units(ceiling)), winner(),
                    Optional.ofNullable(available), unlimited, Optional.ofNullable(desired), due,
                    Optional.ofNullable(sent), Optional.ofNullable(sentAt), Optional.ofNullable(confirmed),
                    Optional.ofNullable(confirmedAt), failing, Optional.ofNullable(problem),
                    Optional.ofNullable(problemMessage).orElse(""), rejected, inDoubt, isKit);
        }

        private Optional<RowWinner> winner() {
            return Optional.ofNullable(ruleId).map(id -> new RowWinner(id, ruleVersion, Optional.ofNullable(ruleKind)
                    .orElse("integration")));
        }

        private static OptionalInt units(Integer units) {
            return units == null ? OptionalInt.empty() : OptionalInt.of(units);
        }
    }

    public Optional<Instant> since() {
        return key.since;
    }

    /** Units at which nothing is offered any more. */
    public int minimum() {
        return rule.units();
    }

    /** From how many units on it is offered again, once the minimum has closed it. */
    public int reopensFrom() {
        return rule.reopenAt().orElse(rule.units() + 1);
    }

    public ShownState state() {
        return ShownState.of(key.state, isSending());
    }

    public DeliveryState delivery() {
        return DeliveryState.of(isSending(), rejected, failing, inDoubt, due);
    }

    /** Whether more than the next update is needed before the marketplace shows what it should. */
    public boolean isLate() {
        return delivery() != DeliveryState.IN_SYNC && delivery() != DeliveryState.PENDING;
    }

    public boolean isSending() {
        return enabled && stoppedBecause.isEmpty();
    }

    /** Whether it is sold there at all. */
    public boolean isOffered() {
        return isSending() && key.state != ListingState.WITHDRAWN && key.state != ListingState.RETIRED;
    }

    /** What a buyer sees, as far as anybody knows: confirmed, else sent. */
    public Optional<Integer> shows() {
        return confirmed.or(() -> sent);
    }

    /** Whether something else is on its way there. */
    public boolean isMoving() {
        return due && desired.isPresent() && !desired.equals(shows());
    }

    public Optional<Cause> cause() {
        return problem.map(Cause::valueOf);
    }

    /** Whether what is known of its cause holds: that something is tried again does not while nothing is sent. */
    public boolean isHinted() {
        return delivery() != DeliveryState.HALTED || cause().equals(Optional.of(Cause.CREDENTIALS));
    }

    /**
     * Which sentence explains it: what the rule as it is now says of what is available now, unless that is not what holds.
     */
    public String reason() {
        return switch (state()) {
            case WITHDRAWN -> "withdrawn";
            case RETIRED -> "retired";
            case PAUSED -> stoppedBecause.isPresent() && enabled ? "stopped" : "off";
            default -> judged() == key.state ? judgedReason() : isKit && isClosedOtherwise() ? COMPONENT : CHANGING;
        };
    }

    private ListingState judged() {
        return rule.stateOf(new Availability(available.map(OptionalLong::of).orElse(OptionalLong.empty()), unlimited),
                key.state.isWarning());
    }

    private String judgedReason() {
        return switch (key.state) {
            case BELOW_MINIMUM -> "below";
            case OUT_OF_STOCK -> "out";
            case WAITING_TO_REOPEN -> "waiting";
            case UNKNOWN -> "unknown";
            default -> unlimited ? "unlimited" : isCapped() ? "capped" : rule.holdBack() ? "held" : "ok";
        };
    }

    /** A kit may be closed by what it needs, also where something else of it was never counted. */
    private boolean isClosedOtherwise() {
        return key.state == ListingState.BELOW_MINIMUM && available.filter(units -> units > rule.units()).isPresent()
                || key.state == ListingState.OUT_OF_STOCK && available.isEmpty();
    }

    private boolean isCapped() {
        return rule.ceiling().isPresent() && available.filter(units -> units - (rule.holdBack() ? rule.units()
                : 0) > rule
                        .ceiling().getAsInt()).isPresent();
    }

    /** The page of its product. */
    public String path() {
        return path(sku, "");
    }

    /** @param list what the address of the list it was found in says behind the question mark */
    public static String path(String sku, String list) {
        return "/stock/" + UrlEncoding.encoded(sku) + (list.isEmpty() ? "" : "?list=" + UrlEncoding.encoded(list));
    }
}
