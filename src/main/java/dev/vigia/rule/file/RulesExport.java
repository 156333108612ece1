package dev.vigia.rule.file;

import static dev.vigia.export.ExportColumn.number;
import static dev.vigia.export.ExportColumn.text;
import static dev.vigia.export.ExportColumn.time;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.export.ExportColumn;
import dev.vigia.export.ExportedList;
import dev.vigia.export.ListExport;
import dev.vigia.export.RowWindows;
import dev.vigia.listing.MinimumStock;
import dev.vigia.rule.file.KnownRules.KnownRule;
import dev.vigia.rule.list.RuleMessages;
import dev.vigia.web.Language;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** All rules as a file that comes back when somebody has changed it. */
@Singleton
class RulesExport implements ExportedList {

    private final KnownRules rules;
    private final CurrentRetailer retailer;
    private final Language language;

    RulesExport(KnownRules rules, CurrentRetailer retailer, Language language) {
        this.rules = rules;
        this.retailer = retailer;
        this.language = language;
    }

    @Override
    public String code() {
        return "rules";
    }

    @Override
    public ListExport<KnownRule> of(Function<String, Optional<String>> parameter) {
        long retailerId = retailer.id();
        RuleFileMessages words = language.of(RuleFileMessages.class);
        RuleMessages modes = language.of(RuleMessages.class);
        return new ListExport<>(modes.title(), "/rules", List.of(), List.of(), words.exportFile(), columns(words, modes
                .modeName(false), modes.modeName(true)), () -> windows(retailerId));
    }

    private static List<ExportColumn<KnownRule>> columns(RuleFileMessages words, String floor, String holdBack) {
        return List.of(
                number(RuleColumn.ID.code(), words.columnName(RuleColumn.ID), known -> Optional.of(known.rule().id())),
                text(RuleColumn.INTEGRATION.code(), words.columnName(RuleColumn.INTEGRATION), KnownRule::integration),
                text(RuleColumn.CATEGORY.code(), words.columnName(RuleColumn.CATEGORY), KnownRule::category),
                text(RuleColumn.SKU.code(), words.columnName(RuleColumn.SKU), KnownRule::sku),
                number(RuleColumn.MINIMUM.code(), words.columnName(RuleColumn.MINIMUM), known -> Optional.of(minimum(
                        known).units())),
                text(RuleColumn.MODE.code(), words.columnName(RuleColumn.MODE), known -> minimum(known).holdBack()
                        ? holdBack
                        : floor),
                number(RuleColumn.REOPEN_AT.code(), words.columnName(RuleColumn.REOPEN_AT), known -> units(minimum(
                        known).reopenAt())),
                number(RuleColumn.CEILING.code(), words.columnName(RuleColumn.CEILING), known -> units(minimum(known)
                        .ceiling())),
                time(RuleColumn.FROM.code(), words.columnName(RuleColumn.FROM), known -> known.rule().terms().from()),
                time(RuleColumn.TO.code(), words.columnName(RuleColumn.TO), known -> known.rule().terms().to()),
                text(RuleColumn.REASON.code(), words.columnName(RuleColumn.REASON), known -> known.rule().terms()
                        .reason()),
                text(RuleColumn.END.code(), words.columnName(RuleColumn.END), known -> ""));
    }

    private static MinimumStock minimum(KnownRule known) {
        return known.rule().terms().minimum();
    }

    private static Optional<Integer> units(OptionalInt units) {
        return units.isPresent() ? Optional.of(units.getAsInt()) : Optional.empty();
    }

    private RowWindows<KnownRule> windows(long retailerId) {
        return new RowWindows<>() {

            private long last;

            @Override
            public List<KnownRule> next() {
                List<KnownRule> found = DeadlockRetry.inTransaction(() -> rules.after(retailerId, last, AT_A_TIME));
                last = found.isEmpty() ? last : found.get(found.size() - 1).rule().id();
                return found;
            }
        };
    }
}
