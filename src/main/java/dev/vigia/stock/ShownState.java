package dev.vigia.stock;

import dev.vigia.listing.ListingState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a listing stands, as people see it: what is not being sent anywhere is set apart from what is. */
public enum ShownState {
    BELOW_MINIMUM("warn", "warn"), OUT_OF_STOCK("stop", "stop"),
    /** Above the minimum again, and below the level at which it reopens. */
    WAITING_TO_REOPEN("warn", "clock"), UNKNOWN("idle", "help"), OK("ok", "ok"),
    /** The integration is off, or Vigia stopped it. */
    PAUSED("idle", "pause"),
    /** The category is not registered in the integration. */
    WITHDRAWN("idle", "idle"),
    /** The product is not sold any more. */
    RETIRED("idle", "idle");

    private final String colour;
    private final String icon;

    ShownState(String colour, String icon) {
        this.colour = colour;
        this.icon = icon;
    }

    public static ShownState of(ListingState state, boolean sending) {
        if (state == ListingState.WITHDRAWN || state == ListingState.RETIRED) {
            return valueOf(state.name());
        }
        return sending ? valueOf(state.name()) : PAUSED;
    }

    public String getColour() {
        return colour;
    }

    public String getIcon() {
        return icon;
    }

    /** As the API writes it, where whatever is not sent is paused. */
    public String code() {
        return isOut() ? PAUSED.code() : name().toLowerCase(Locale.ROOT);
    }

    private boolean isOut() {
        return this == WITHDRAWN || this == RETIRED;
    }

    /** The state of this code; there is none for {@link #WITHDRAWN} and {@link #RETIRED}. */
    public static Optional<ShownState> ofCode(String code) {
        return Arrays.stream(values()).filter(state -> !state.isOut() && state.code().equals(code)).findFirst();
    }
}
