package dev.vigia.history;

import dev.vigia.history.HistoryNames.NamedIntegration;
import java.util.List;
import java.util.Optional;

/**
 * What the page of the history shows.
 *
 * @param people       those that the filter offers
 * @param integrations those that the filter offers
 */
record HistoryView(HistoryFilter filter, List<ShownEntry> entries, HistoryPage page, List<String> people,
        List<NamedIntegration> integrations) {

    public HistoryKind[] kinds() {
        return HistoryKind.values();
    }

    public String ignored() {
        return String.join(", ", filter.ignored());
    }

    public boolean isFiltered() {
        return filter.narrows();
    }

    public boolean isReversed() {
        return filter.isReversed();
    }

    /** A parameter as somebody wrote it, for the form. */
    public String value(String name) {
        return filter.text(name).orElse("");
    }

    public boolean isChosen(String name, Object value) {
        return value(name).equals(value.toString());
    }

    /** Where all of it is taken along. */
    public String exportPath() {
        return filter.at(Optional.empty()).path("/exports/history");
    }

    public String newer() {
        return page.newer().map(filter::path).orElse("");
    }

    public String older() {
        return page.older().map(filter::path).orElse("");
    }
}
