package dev.vigia.source.page;

import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceFigures;

/** Whether somebody must do something. */
public enum SourceStatus {

    WORKING("ok"), ATTENTION("warn"), PROBLEM("stop"), PAUSED("idle");

    public final String badge;

    SourceStatus(String badge) {
        this.badge = badge;
    }

    static SourceStatus of(Source source, SourceFigures figures) {
        if (!source.enabled) {
            return PAUSED;
        }
        if (source.isStopped()) {
            return PROBLEM;
        }
        boolean fine = source.outcome == SourceOutcome.READ || source.outcome == SourceOutcome.NEVER;
        boolean partly = source.warehousesFailingSince != null || source.listFailingSince != null;
        return fine && !partly && figures.openWarehouses() == 0 && figures.held() == 0 && source.lost == 0 ? WORKING
                : ATTENTION;
    }
}
