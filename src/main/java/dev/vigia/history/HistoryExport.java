package dev.vigia.history;

import static dev.vigia.export.ExportColumn.text;
import static dev.vigia.export.ExportColumn.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.export.ExportColumn;
import dev.vigia.export.ExportedList;
import dev.vigia.export.ListExport;
import dev.vigia.export.RowWindows;
import dev.vigia.history.HistoryFilter.HistoryCursor;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.Language;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The history as a file. */
@Singleton
class HistoryExport implements ExportedList {

    private final HistoryLog log;
    private final HistoryNames names;
    private final Marketplaces marketplaces;
    private final CurrentRetailer retailer;
    private final Language language;

    HistoryExport(HistoryLog log, HistoryNames names, Marketplaces marketplaces, CurrentRetailer retailer,
            Language language) {
        this.log = log;
        this.names = names;
        this.marketplaces = marketplaces;
        this.retailer = retailer;
        this.language = language;
    }

    @Override
    public String code() {
        return "history";
    }

    @Override
    public ListExport<ShownEntry> of(Function<String, Optional<String>> parameter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        List.of("what", "person", "integration", "rule", "from", "to").forEach(name -> parameters.put(name, parameter
                .apply(name).orElse(null)));
        HistoryFilter filter = HistoryFilter.read(parameters, retailer.zone());
        HistoryMessages words = language.of(HistoryMessages.class);
        return new ListExport<>(words.title(), filter.path("/history"), filter.given().entrySet().stream().map(
                one -> said(one.getKey(), one.getValue(), filter, words)).toList(), filter.ignored(), words
                        .exportFile(),
                columns(words), rows(filter));
    }

    private String said(String name, String value, HistoryFilter filter, HistoryMessages words) {
        return switch (name) {
            case "what" -> words.what() + ": " + filter.kind().map(words::kindName).orElse(value);
            case "person" -> words.person() + ": " + words.actor(value);
            case "integration" -> words.integration() + ": " + names.in(retailer.id(), List.of()).integration(Long
                    .parseLong(value)).orElse(value);
            case "rule" -> words.ofOneRule();
            case "from" -> words.from() + ": " + value;
            default -> words.to() + ": " + value;
        };
    }

    private static List<ExportColumn<ShownEntry>> columns(HistoryMessages words) {
        return List.of(
                time("time", words.when(), shown -> Optional.of(shown.entry().happenedAt())),
                text("person", words.person(), ShownEntry::actor),
                text("change", words.change(), ShownEntry::did),
                text("subject", words.subject(), ShownEntry::subject),
                text("details", words.detail(), shown -> String.join(" ", shown.sentences())),
                text("effect", words.effectTitle(), ShownEntry::effect),
                text("restored", words.takenBack(), shown -> shown.entry().wasTakenBack() ? words.takenBack() : ""));
    }

    /** In the language of whoever asks and on the retailer's clock, both as they are when it is asked for. */
    private Supplier<RowWindows<ShownEntry>> rows(HistoryFilter filter) {
        long retailerId = retailer.id();
        Locale locale = language.current();
        ZoneId zone = retailer.zone();
        return () -> new RowWindows<>() {

            private Optional<HistoryCursor> from = Optional.empty();
            private boolean isLast;

            @Override
            public List<ShownEntry> next() {
                if (isLast) {
                    return List.of();
                }
                HistoryPage page = log.page(retailerId, filter.at(from), AT_A_TIME);
                from = page.older();
                isLast = from.isEmpty();
                List<JsonNode> values = page.entries().stream().flatMap(entry -> Stream.of(entry.before(), entry
                        .after()))
                        .toList();
                EntryWords told = new EntryWords(new FieldTexts(names.in(retailerId, values), locale, zone),
                        marketplaces);
                return page.entries().stream().map(told::shown).toList();
            }
        };
    }
}
