package dev.vigia.rule.grid;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.integration.TypedMinimum;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleTerms;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.list.ListedRule;
import dev.vigia.rule.list.ListedRule.RuleState;
import dev.vigia.rule.list.RuleList;
import dev.vigia.rule.page.RuleFormMessages;
import dev.vigia.rule.page.RulePages;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the table as it was sent: what was typed, what is wrong with it, and what it would change. */
@ApplicationScoped
class TypedGrid {

    static final int MOST = 100;
    private static final Pattern FIELD = Pattern.compile("m-(\\d{1,18})-(\\d{1,18})-(\\d{1,9})");

    private final RuleList list;
    private final RuleChanges changes;
    private final RulePages pages;
    private final CurrentRetailer retailer;
    private final Language language;

    TypedGrid(RuleList list, RuleChanges changes, RulePages pages, CurrentRetailer retailer, Language language) {
        this.list = list;
        this.changes = changes;
        this.pages = pages;
        this.retailer = retailer;
        this.language = language;
    }

    /** @param was the number that the person saw */
    private record TypedCell(long id, long version, int was, String typed) {

        boolean isTouched() {
            return !typed.equals(Integer.toString(was));
        }
    }

    /**
     * @param missing   how many rules are no more of which a number was typed
     * @param overtaken whether somebody else has changed one meanwhile
     */
    record ReadGrid(List<GridRow> rows, List<SupposedChange> changes, int missing, boolean overtaken) {

        boolean isWrong() {
            return missing > 0 || rows.stream().anyMatch(row -> !row.error().isEmpty());
        }
    }

    ReadGrid of(MultivaluedMap<String, String> fields) {
        List<TypedCell> cells = fields.keySet().stream().map(FIELD::matcher).filter(Matcher::matches).limit(MOST).map(
                name -> new TypedCell(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)), Integer.parseInt(
                        name.group(3)), fields.getFirst(name.group()).strip())).toList();
        Map<Long, TypedCell> byId = cells.stream().collect(Collectors.toMap(TypedCell::id, Function.identity(), (first,
                second) -> first));
        List<GridRow> rows = new ArrayList<>();
        List<SupposedChange> changed = new ArrayList<>();
        boolean overtaken = false;
        for (ListedRule rule : list.named(retailer.id(), byId.keySet())) {
            TypedCell cell = byId.remove(rule.id());
            boolean isAnother = cell.isTouched() && cell.version != rule.version();
            overtaken |= isAnother;
            Optional<MinimumRule> before = cell.isTouched() ? changes.find(retailer.id(), rule.id()) : Optional.empty();
            String error = !cell.isTouched() ? "" : isAnother ? overtaken(rule) : wrong(rule, before, cell.typed);
            rows.add(cell.isTouched() ? new GridRow(rule, cell.typed, error) : GridRow.of(rule));
            if (error.isEmpty()) {
                before.map(now -> change(now, cell.typed)).filter(change -> !isSame(change)).ifPresent(changed::add);
            }
        }
        int missing = (int) byId.values().stream().filter(TypedCell::isTouched).count();
        return new ReadGrid(rows, changed, missing, overtaken || missing > 0);
    }

    private String overtaken(ListedRule rule) {
        return language.of(RuleGridMessages.class).overtaken(rule.minimum().units());
    }

    private String wrong(ListedRule rule, Optional<MinimumRule> before, String typed) {
        RuleFormMessages words = language.of(RuleFormMessages.class);
        TypedMinimum read = TypedMinimum.read(typed, true);
        if (read.mistake().isPresent()) {
            return words.unitsWrong(words.fieldName("minimum"), read.mistake().get(), MinimumStock.HIGHEST);
        }
        if (before.flatMap(pages::leaving).isPresent()) {
            return words.ownLeaving();
        }
        if (rule.state() == RuleState.OVER) {
            return words.toPassed();
        }
        OptionalInt reopenAt = rule.minimum().reopenAt();
        return reopenAt.isPresent() && reopenAt.getAsInt() <= read.units().getAsInt() ? words.reopenAtTooLow(read
                .units().getAsInt()) : "";
    }

    private static SupposedChange change(MinimumRule before, String typed) {
        MinimumStock now = before.terms().minimum();
        MinimumStock minimum = new MinimumStock(TypedMinimum.read(typed, true).units().getAsInt(), now.holdBack(), now
                .reopenAt(), now.ceiling());
        return new SupposedChange(Optional.of(before), Optional.of(new SupposedRule(before.scope(), new RuleTerms(
                minimum, before.terms().from(), before.terms().to(), before.terms().reason()))));
    }

    private static boolean isSame(SupposedChange change) {
        return change.before().map(MinimumRule::terms).equals(change.after().map(SupposedRule::terms));
    }
}
