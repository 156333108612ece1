package dev.vigia.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Why a change cannot be put back. */
public enum ChangeRefusal {
    /** Whoever wants the account away disconnects it. */
    CONNECTING,
    /** What opened the account was erased. */
    DISCONNECTION,
    /** Nothing but what opens the account or says whose it is was changed. */
    ACCOUNT,
    /** What was sent has been sent. */
    SENT,
    /** A product comes back when it is sent or typed again. */
    RETIREMENT,
    RETURN,
    WEBHOOK,
    /** A held change is decided on its own page. */
    HELD,
    /** Its sign-in is not kept. */
    SCHEDULED_IMPORT, SOURCE,
    /** It is chosen anew on the page of the settings. */
    ZONE,
    /** It is decided on its own page. */
    PROPOSAL, UNKNOWN,
    /** Its integration is being disconnected, or was. */
    LEAVING,
    /** Its category, its product or all that was chosen is no more. */
    GONE,
    /** Its dates have passed. */
    OVER,
    /** The marketplace asks for a minimum. */
    NEEDED,
    /** Another integration is called so by now. */
    NAME_TAKEN,
    /** Another rule is for the same by now. */
    TWIN;

    /** What can be put back of an integration, in groups that belong together. */
    public static final List<List<String>> GROUPS = List.of(List.of("name"), List.of("enabled", "pauseReason",
            "pausedUntil"), List.of("minimumStock",
                    "holdBack", "reopenAt", "ceiling", "reason"), List.of("everyCategory", "categories"), List.of(
                            "everyWarehouse", "warehouses"));

    /** As far as the entry itself tells; empty where it can be put back. */
    static Optional<ChangeRefusal> of(HistoryEntry entry) {
        return switch (entry.action()) {
            case CHANGED -> GROUPS.stream().anyMatch(group -> differs(entry.before(), entry.after(), group)) ? Optional
                    .empty() : Optional.of(ACCOUNT);
            case RULE_CREATED, RULE_CHANGED, RULE_ENDED -> Optional.empty();
            case CONNECTED -> Optional.of(CONNECTING);
            case CONSENTED -> Optional.of(ACCOUNT);
            case DISCONNECTING, DISCONNECTED -> Optional.of(DISCONNECTION);
            case REPROCESSED, RESUMED -> Optional.of(SENT);
            case RETIRED -> Optional.of(RETIREMENT);
            case RETURNED -> Optional.of(RETURN);
            case WEBHOOK_SET, WEBHOOK_RENEWED, WEBHOOK_ON, WEBHOOK_REMOVED -> Optional.of(WEBHOOK);
            case SETTINGS -> Optional.of(ZONE);
            case HELD_APPROVED, HELD_DISCARDED, HELD_TAKEN_BACK, HELD_APPLIED -> Optional.of(HELD);
            case PROPOSED, AGREED, DECLINED, WITHDRAWN -> Optional.of(PROPOSAL);
            case IMPORT_ADDED, IMPORT_CHANGED, IMPORT_READ, IMPORT_RESUMED, IMPORT_PAUSED, IMPORT_REMOVED -> Optional
                    .of(SCHEDULED_IMPORT);
            case SOURCE_ADDED, SOURCE_CHANGED, SOURCE_RESUMED, SOURCE_PAUSED, SOURCE_REMOVED, SOURCE_WAREHOUSES,
                    SOURCE_ZEROS, SOURCE_LOST, SOURCE_CONSENTED ->
                    Optional.of(SOURCE);
            case OTHER -> Optional.of(UNKNOWN);
        };
    }

    /** Whether values that belong together are not the same; what is missing is as good as none. */
    public static boolean differs(JsonNode one, JsonNode other, List<String> group) {
        return group.stream().anyMatch(key -> !value(one, key).equals(value(other, key)));
    }

    private static String value(JsonNode values, String key) {
        JsonNode value = values.path(key);
        return value.isMissingNode() || value.isNull() || value.isBoolean() && key.equals("holdBack") && !value
                .booleanValue() ? "" : value.isTextual() ? value.textValue() : value.toString();
    }
}
