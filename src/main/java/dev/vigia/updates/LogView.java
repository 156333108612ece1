package dev.vigia.updates;

import dev.vigia.integration.Integration;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows of a log, and where its links lead, whatever the entries are.
 *
 * @param path         the address of the list
 * @param integrations those that the filter offers
 */
public record LogView<T>(String path, LogParameters parameters, List<Integration> integrations, KeysetPage<T> page) {

    public List<T> entries() {
        return page.entries();
    }

    public boolean isFiltered() {
        return parameters.narrows();
    }

    public boolean isIntegration(long id) {
        return parameters.integration().filter(chosen -> chosen == id).isPresent();
    }

    /** A parameter as somebody wrote it, for the form. */
    public String value(String name) {
        return parameters.text(name).orElse("");
    }

    public String ignored() {
        return String.join(", ", parameters.ignored());
    }

    /**
     * Where all of it is taken along.
     *
     * @param code of the list
     */
    public String exportPath(String code) {
        return parameters.at(Optional.empty()).path("/exports/" + code);
    }

    public String newer() {
        return page.newer().map(cursor -> parameters.path(path, cursor)).orElse("");
    }

    public String older() {
        return page.older().map(cursor -> parameters.path(path, cursor)).orElse("");
    }
}
