package dev.vigia.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.history.HistoryNames.NamedIntegration;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells entries to the person who looks, in the person's language and on the clock of the retailer. */
@ApplicationScoped
public class ToldEntries {

    private final HistoryNames names;
    private final Marketplaces marketplaces;
    private final CurrentRetailer retailer;
    private final Language language;

    ToldEntries(HistoryNames names, Marketplaces marketplaces, CurrentRetailer retailer, Language language) {
        this.names = names;
        this.marketplaces = marketplaces;
        this.retailer = retailer;
        this.language = language;
    }

    /** All of the retailer, also those that were disconnected. */
    Map<Long, NamedIntegration> integrations() {
        return names.in(retailer.id(), List.of()).integrations();
    }

    public List<ShownEntry> told(List<HistoryEntry> entries) {
        EntryWords words = new EntryWords(texts(entries.stream().flatMap(entry -> Stream.of(entry.before(), entry
                .after())).toList()), marketplaces);
        return entries.stream().map(words::shown).toList();
    }

    public ShownEntry told(HistoryEntry entry) {
        return told(List.of(entry)).get(0);
    }

    /** For values such as entries hold. */
    public FieldTexts texts(Collection<JsonNode> values) {
        return new FieldTexts(names.in(retailer.id(), values), language.current(), retailer.zone());
    }
}
