package dev.vigia.stock.export;

import static dev.vigia.export.ExportColumn.number;
import static dev.vigia.export.ExportColumn.text;
import static dev.vigia.export.ExportColumn.time;

import dev.vigia.export.ExportColumn;
import dev.vigia.export.ExportedList;
import dev.vigia.export.ListExport;
import dev.vigia.export.RowCells;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.stock.DeliveryState;
import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockMessages;
import dev.vigia.stock.StockReading;
import dev.vigia.stock.StockReading.StockRows;
import dev.vigia.stock.StockRow;
import dev.vigia.stock.product.ProductMessages;
import dev.vigia.updates.UpdatesMessages;
import dev.vigia.web.Language;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The dashboard as a file. */
@Singleton
class StockExport implements ExportedList {

    private final StockReading reading;
    private final Marketplaces marketplaces;
    private final Language language;

    StockExport(StockReading reading, Marketplaces marketplaces, Language language) {
        this.reading = reading;
        this.marketplaces = marketplaces;
        this.language = language;
    }

    @Override
    public String code() {
        return "stock";
    }

    @Override
    public ListExport<StockRow> of(Function<String, Optional<String>> parameter) {
        StockRows found = reading.of(parameter);
        StockMessages words = language.of(StockMessages.class);
        return new ListExport<>(words.title(), found.page(), found.filters(), found.ignored(), words.exportFile(),
                columns(words), found.rows());
    }

    private List<ExportColumn<StockRow>> columns(StockMessages words) {
        ProductMessages reasons = language.of(ProductMessages.class);
        UpdatesMessages updates = language.of(UpdatesMessages.class);
        Map<ShownState, String> states = named(ShownState.class, words::stateName);
        Map<DeliveryState, String> deliveries = named(DeliveryState.class, words::deliveryName);
        Map<Cause, String> causes = named(Cause.class, updates::causeName);
        return List.of(
                text("sku", words.sku(), StockRow::sku),
                text("product", words.product(), StockRow::name),
                text("category", words.category(), StockRow::category),
                text("integration", words.integration(), StockRow::integration),
                text("marketplace", words.marketplace(), row -> marketplaces.get(row.marketplace()).name()),
                new ExportColumn<>("available", words.available(), false, (row, cells) -> available(row, cells,
                        words.unlimited())),
                number("minimum", words.minimum(), row -> Optional.of(row.minimum())),
                text("state", words.state(), row -> states.get(row.state())),
                time("since", words.since(), StockRow::since),
                text("reason", words.reason(), reasons::reason),
                number("shows", words.shows(), StockRow::shows),
                time("shown_since", words.shownSince(), row -> row.confirmedAt().or(row::sentAt)),
                number("becomes", words.willShow(), row -> row.isMoving() ? row.desired() : Optional.empty()),
                text("delivery", words.delivery(), row -> deliveries.get(row.delivery())),
                text("cause", words.problem(), row -> row.cause().map(causes::get).orElse("")),
                text("message", words.marketplaceWords(), StockRow::problemMessage));
    }

    private static void available(StockRow row, RowCells cells, String unlimited) {
        if (row.unlimited()) {
            cells.text(unlimited);
        } else {
            row.available().ifPresentOrElse(cells::number, () -> cells.text(""));
        }
    }

    /** A sentence is made once for all rows. */
    private static <E extends Enum<E>> Map<E, String> named(Class<E> type, Function<E, String> name) {
        Map<E, String> names = new EnumMap<>(type);
        Arrays.stream(type.getEnumConstants()).forEach(one -> names.put(one, name.apply(one)));
        return names;
    }
}
