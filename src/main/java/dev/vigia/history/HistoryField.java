package dev.vigia.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What an entry may say the value of, in the order in which people are told. */
public enum HistoryField {
    /** What a rule is for. */
    TARGET("integration", "category", "product"), NAME("name"), COUNTRY("country"), ENABLED("enabled"), PAUSED_UNTIL(
            "pausedUntil"), PAUSE_REASON("pauseReason"), MINIMUM(
                    "minimumStock", "minimum"), HOLD_BACK("holdBack"), REOPEN_AT("reopenAt"), CEILING("ceiling"), FROM(
                            "from"), TO("to"), REASON("reason"), CATEGORIES("everyCategory", "categories"), WAREHOUSES(
                                    "everyWarehouse", "warehouses"), ZONE("zone"), SECOND_PERSON("secondPersonFrom"),
    LOCATION("location"), MINUTES(
            "minutes"),
    COMPLETE("complete");

    private final List<String> keys;

    HistoryField(String... keys) {
        this.keys = List.of(keys);
    }

    boolean isIn(JsonNode values) {
        return keys.stream().anyMatch(values::hasNonNull);
    }

    /** The value of the first of its names that has one; a missing node where none has. */
    JsonNode of(JsonNode values) {
        return keys.stream().filter(values::hasNonNull).findFirst().map(values::get).orElseGet(() -> values.path(
                "none"));
    }
}
