package dev.vigia.updates;

import static dev.vigia.export.ExportColumn.number;
import static dev.vigia.export.ExportColumn.text;
import static dev.vigia.export.ExportColumn.time;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.export.ExportColumn;
import dev.vigia.export.ExportedList;
import dev.vigia.export.ListExport;
import dev.vigia.export.RowWindows;
import dev.vigia.integration.Integration;
import dev.vigia.web.Language;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The log of updates as a file. */
@Singleton
class UpdatesExport implements ExportedList {

    private static final String PATH = "/updates";

    private final UpdateLog log;
    private final CurrentRetailer retailer;
    private final Language language;

    UpdatesExport(UpdateLog log, CurrentRetailer retailer, Language language) {
        this.log = log;
        this.retailer = retailer;
        this.language = language;
    }

    @Override
    public String code() {
        return "updates";
    }

    @Override
    public ListExport<LoggedUpdate> of(Function<String, Optional<String>> parameter) {
        long retailerId = retailer.id();
        Map<String, String> parameters = new LinkedHashMap<>();
        List.of("sku", "integration", "outcome", "from", "to").forEach(name -> parameters.put(name, parameter.apply(
                name).orElse(null)));
        UpdateFilter filter = UpdateFilter.read(parameters, retailer.zone());
        UpdatesMessages words = language.of(UpdatesMessages.class);
        LogParameters chosen = filter.parameters();
        return new ListExport<>(words.title(), chosen.path(PATH), said(filter, words), chosen.ignored(), words
                .exportFile(), columns(words), () -> KeysetPage.all(at -> log.page(retailerId, filter.at(at),
                        RowWindows.AT_A_TIME)));
    }

    private List<String> said(UpdateFilter filter, UpdatesMessages words) {
        return filter.parameters().words(name -> switch (name) {
            case "sku" -> words.sku();
            case "integration" -> words.integration();
            case "outcome" -> words.outcome();
            case "from" -> words.from();
            default -> words.to();
        }, (name, value) -> switch (name) {
            case "integration" -> Integration.find(retailer.id(), Long.parseLong(value)).map(one -> one.name).orElse(
                    value);
            case "outcome" -> filter.outcome().map(words::outcomeName).orElse(value);
            default -> value;
        });
    }

    private static List<ExportColumn<LoggedUpdate>> columns(UpdatesMessages words) {
        return List.of(
                time("time", words.time(), update -> Optional.of(update.happenedAt())),
                text("sku", words.sku(), LoggedUpdate::sku),
                text("product", words.product(), LoggedUpdate::productName),
                text("integration", words.integration(), LoggedUpdate::integration),
                number("quantity", words.quantity(), update -> Optional.of(update.quantity())),
                text("outcome", words.outcome(), update -> words.outcomeName(update.outcome())),
                text("cause", words.cause(), update -> update.cause().map(words::causeName).orElse("")),
                text("hint", words.whatToDo(), update -> update.cause().map(words::hint).orElse("")),
                text("message", words.marketplaceWords(), update -> update.message().orElse("")));
    }
}
