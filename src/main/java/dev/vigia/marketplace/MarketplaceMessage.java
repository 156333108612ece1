package dev.vigia.marketplace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a marketplace says, found in the body of an error and made fit for a log and a screen. */
public final class MarketplaceMessage {

    private static final int LONGEST = 300;

    private final String body;
    private final JsonNode error;
    private final Set<String> parts = new LinkedHashSet<>();

    private MarketplaceMessage(String body) {
        this.body = body;
        error = Json.tree(body);
    }

    /** @param body of an error, in whatever shape it came */
    public static MarketplaceMessage in(String body) {
        return new MarketplaceMessage(body);
    }

    /** Adds what these fields say, where they are there. */
    public MarketplaceMessage fields(String... names) {
        add(error, names);
        return this;
    }

    /** Adds what each entry of a list says: by these of its fields, or all of it where it is plain text or none is named. */
    public MarketplaceMessage each(String list, String... names) {
        for (JsonNode entry : error.path(list)) {
            add(entry, names);
            if (entry.isTextual()) {
                parts.add(entry.asText());
            } else if (names.length == 0) {
                parts.add(entry.toString());
            }
        }
        return this;
    }

    private void add(JsonNode node, String... names) {
        for (String name : names) {
            parts.add(node.path(name).asText());
        }
    }

    /** All that was found, each part once, in the order in which it was looked for; empty text where nothing was. */
    public String text() {
        parts.remove("");
        return String.join(": ", parts);
    }

    /** The same, or the whole body where nothing was found. */
    public String textOrBody() {
        String found = text();
        return found.isEmpty() ? body : found;
    }

    static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
