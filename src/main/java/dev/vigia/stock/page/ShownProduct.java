package dev.vigia.stock.page;

import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockRow;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A product of the dashboard, with those of its listings that the list is about. */
public record ShownProduct(long id, List<StockRow> listings) {

    public String sku() {
        return first().sku();
    }

    public String name() {
        return first().name();
    }

    public String category() {
        return first().category();
    }

    private StockRow first() {
        return listings.get(0);
    }

    public boolean isUnlimited() {
        return listings.stream().allMatch(StockRow::unlimited);
    }

    /** What is available of it; of different warehouses an integration may offer less. Empty: never counted. */
    public Optional<Span> available() {
        return Span.of(listings.stream().filter(row -> !row.unlimited()).map(row -> row.available().orElse(null))
                .filter(Objects::nonNull).toList());
    }

    public Optional<Span> minimum() {
        return Span.of(listings.stream().map(row -> (long) row.minimum()).toList());
    }

    /** Whether any of them may be reprocessed. */
    public boolean isRejected() {
        return listings.stream().anyMatch(StockRow::rejected);
    }

    /** What the rules are for that decide; {@code several} where they differ, and empty text where there is none. */
    public String ruleKind() {
        List<String> kinds = listings.stream().map(row -> row.winner().map(StockRow.RowWinner::kind).orElse(""))
                .distinct().toList();
        return kinds.size() == 1 ? kinds.get(0) : "several";
    }

    /** What a form calls those of them. */
    public String rejectedNames() {
        return listings.stream().filter(StockRow::rejected).map(row -> row.key().name()).collect(Collectors.joining(
                ","));
    }

    /** On how many integrations it is at its minimum or below. */
    public int warned() {
        return (int) listings.stream().filter(row -> row.state() == ShownState.BELOW_MINIMUM).count();
    }

    /** From the least to the most of some numbers. */
    public record Span(long least, long most) {

        static Optional<Span> of(List<Long> numbers) {
            LongSummaryStatistics all = numbers.stream().mapToLong(Long::longValue).summaryStatistics();
            return numbers.isEmpty() ? Optional.empty() : Optional.of(new Span(all.getMin(), all.getMax()));
        }

        public boolean isOne() {
            return least == most;
        }
    }
}
