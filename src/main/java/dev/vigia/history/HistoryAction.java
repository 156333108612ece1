package dev.vigia.history;

import java.util.Arrays;

/** What somebody did, as the features write it down. */
public enum HistoryAction {
    CONNECTED("connected"), CHANGED("changed"), CONSENTED("consented"), RESUMED("resumed"), DISCONNECTING(
            "disconnecting"), DISCONNECTED("disconnected"), RULE_CREATED("rule created"), RULE_CHANGED("rule changed"),
    RULE_ENDED("rule ended"), HELD_APPROVED("held change approved"), HELD_DISCARDED("held change discarded"),
    HELD_TAKEN_BACK("held change taken back"), HELD_APPLIED("held change applied"), IMPORT_ADDED(
            "scheduled_import_added"), IMPORT_CHANGED("scheduled_import_changed"), IMPORT_READ("scheduled_import_read"),
    IMPORT_RESUMED("scheduled_import_resumed"), IMPORT_PAUSED("scheduled_import_paused"), IMPORT_REMOVED(
            "scheduled_import_removed"), RETIRED("product_retired"), RETURNED("product_returned"),
    WEBHOOK_SET("alert_webhook_set"), WEBHOOK_RENEWED("alert_webhook_secret_renewed"), WEBHOOK_ON(
            "alert_webhook_switched_on"), WEBHOOK_REMOVED("alert_webhook_removed"), REPROCESSED("reprocessed"),
    SETTINGS(
            "settings_changed"),
    PROPOSED("change proposed"), AGREED("change agreed"), DECLINED("change declined"), WITHDRAWN("change withdrawn"),
    SOURCE_ADDED("source_added"), SOURCE_CHANGED("source_changed"), SOURCE_RESUMED("source_resumed"), SOURCE_PAUSED(
            "source_paused"), SOURCE_REMOVED("source_removed"), SOURCE_WAREHOUSES("source_warehouses"), SOURCE_ZEROS(
                    "source_zeros"), SOURCE_LOST("source_lost"), SOURCE_CONSENTED("source_consented"),
    /** Of a version that wrote something else, or of a feature that nobody has told the history of. */
    OTHER("");

    private final String written;

    HistoryAction(String written) {
        this.written = written;
    }

    static HistoryAction of(String written) {
        return Arrays.stream(values()).filter(action -> action.written.equals(written)).findFirst().orElse(OTHER);
    }

    public boolean isOfRule() {
        return this == RULE_CREATED || this == RULE_CHANGED || this == RULE_ENDED;
    }

    public boolean isOfProduct() {
        return this == RETIRED || this == RETURNED;
    }

    public boolean isHeld() {
        return written.startsWith("held ");
    }

    /** Whether it is about a change that waits for a second person. */
    public boolean isProposal() {
        return written.startsWith("change ");
    }

    public boolean isImport() {
        return written.startsWith("scheduled_");
    }

    public boolean isSource() {
        return written.startsWith("source_");
    }
}
