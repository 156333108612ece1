package dev.vigia.sync.readback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "vigia.sync")
public interface ReadBackConfig {

    /**
     * How long a call that ended without a final answer may still be applied. Until a listing has shown the newest
     * quantity for so long it is in doubt, and is read back again and again. Shorter spends fewer requests; it must be
     * longer than a marketplace takes to work off a call that nobody waits for any more.
     */
    @DurationMin(seconds = 1)
    @WithDefault("10m")
    Duration inDoubt();

    /**
     * How often a run begins that reads back what each listing shows. Shorter finds sooner what somebody else has
     * changed, and spends more requests; a run that takes longer is followed by the next at once.
     */
    @DurationMin(seconds = 1)
    @WithDefault("6h")
    Duration readBack();

    /**
     * The share of each limit that reading back spends, in moments when nothing is to be sent. More makes a run
     * shorter; less leaves more to what comes due meanwhile.
     */
    @Positive
    @DecimalMax("1")
    @WithDefault("0.5")
    double readBackShare();

    /**
     * How long a quantity that was applied may not show yet. Shorter finds sooner what was lost; too short takes a slow
     * page of the marketplace for drift.
     */
    @DurationMin
    @WithDefault("2m")
    Duration readBackGrace();
}
