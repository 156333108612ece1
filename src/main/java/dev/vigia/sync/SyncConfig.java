package dev.vigia.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "vigia.sync")
public interface SyncConfig {

    /**
     * How often the job looks for what is due. A change wakes the sender on its own node at once; this is how long
     * another node may take to notice, and what finds a lost wake-up. Shorter asks the database more often.
     */
    @DurationMin(seconds = 1)
    @WithDefault("1s")
    Duration every();

    /** Calls to one integration at the same time. More hides a slow marketplace; each is a thread. */
    @Min(1)
    @WithDefault("8")
    int parallel();

    /**
     * From which wait on a marketplace's batch call is used instead of single calls. Shorter batches sooner: fewer
     * calls, but a batch is answered later.
     */
    @DurationMin
    @WithDefault("2m")
    Duration batchFrom();

    /** How often the small changes of the counts on the stock page are added up. Longer makes each count read more rows. */
    @DurationMin(seconds = 1)
    @WithDefault("30s")
    Duration tally();

    /** When everything is evaluated again, as a cron expression with seconds: an hour with few changes of stock. */
    @NotBlank
    @WithDefault("0 30 3 * * ?")
    String night();

    /** How often what is due in the whole database is counted for the metrics. Shorter asks the database more often. */
    @DurationMin(seconds = 1)
    @WithDefault("15s")
    Duration sample();
}
