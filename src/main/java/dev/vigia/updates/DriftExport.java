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

/** What was found to show something else, as a file. */
@Singleton
class DriftExport implements ExportedList {

    private static final String PATH = "/updates/drift";

    private final DriftLog log;
    private final CurrentRetailer retailer;
    private final Language language;

    DriftExport(DriftLog log, CurrentRetailer retailer, Language language) {
        this.log = log;
        this.retailer = retailer;
        this.language = language;
    }

    @Override
    public String code() {
        return "drift";
    }

    @Override
    public ListExport<LoggedDrift> of(Function<String, Optional<String>> parameter) {
        long retailerId = retailer.id();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("integration", parameter.apply("integration").orElse(null));
        parameters.put("cause", parameter.apply("cause").orElse(null));
        DriftFilter filter = DriftFilter.read(parameters);
        DriftMessages words = language.of(DriftMessages.class);
        UpdatesMessages updates = language.of(UpdatesMessages.class);
        LogParameters chosen = filter.parameters();
        List<String> said = chosen.words(name -> name.equals("cause") ? updates.cause() : updates.integration(), (name,
                value) -> name.equals("cause") ? filter.cause().map(words::findingName).orElse(value)
                        : Integration.find(retailerId, Long.parseLong(value)).map(one -> one.name).orElse(value));
        return new ListExport<>(words.drift(), chosen.path(PATH), said, chosen.ignored(), words.exportFile(),
                columns(words, updates), () -> KeysetPage.all(at -> log.page(retailerId, new DriftFilter(
                        chosen.at(at), filter.cause()), RowWindows.AT_A_TIME)));
    }

    private static List<ExportColumn<LoggedDrift>> columns(DriftMessages words, UpdatesMessages updates) {
        return List.of(
                time("time", updates.time(), drift -> Optional.of(drift.foundAt())),
                text("sku", updates.sku(), LoggedDrift::sku),
                text("product", updates.product(), LoggedDrift::productName),
                text("integration", updates.integration(), LoggedDrift::integration),
                number("shown", words.shown(), LoggedDrift::shown),
                number("expected", words.expected(), drift -> Optional.of(drift.expected())),
                text("cause", updates.cause(), drift -> words.findingName(drift.cause())),
                text("message", updates.marketplaceWords(), drift -> drift.message().orElse("")),
                text("action", words.action(), drift -> words.actionName(drift.action())));
    }
}
