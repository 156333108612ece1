package dev.vigia.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "vigia.sync")
interface SyncConfig {

    /**
     * How often the job looks for what is due. A change wakes the sender on its own node at once; this is how long
     * another node may take to notice, and what finds a lost wake-up. Shorter asks the database more often.
     */
    @WithDefault("1s")
    String every();

    /**
     * How long a node owns an integration without a sign of life. Shorter takes over sooner after a crash; it must stay
     * longer than any pause of the process, or healthy nodes lose their work.
     */
    @WithDefault("15s")
    Duration lease();

    /** Calls to one integration at the same time. More hides a slow marketplace; each is a thread. */
    @WithDefault("8")
    int parallel();

    /** The first wait after a failure; it doubles with each further one. */
    @WithDefault("2s")
    Duration retryFirst();

    /** The longest wait between two attempts. */
    @WithDefault("5m")
    Duration retryLongest();

    /** How long an accepted quantity may take until it is confirmed; then it is sent again. */
    @WithDefault("15m")
    Duration patience();

    /**
     * How long a call that ended without a final answer may still be applied. Until a listing has shown the newest
     * quantity for so long it is in doubt, and is read back again and again. Shorter spends fewer requests; it must be
     * longer than a marketplace takes to work off a call that nobody waits for any more.
     */
    @WithDefault("10m")
    Duration inDoubt();

    /**
     * From which wait on a marketplace's batch call is used instead of single calls. Shorter batches sooner: fewer
     * calls, but a batch is answered later.
     */
    @WithDefault("2m")
    Duration batchFrom();

    /**
     * How often a round begins that reads back what each listing shows. Shorter finds sooner what somebody else has
     * changed, and spends more requests; a round that takes longer is followed by the next at once.
     */
    @WithDefault("6h")
    Duration readBack();

    /**
     * The share of each limit that reading back spends, in moments when nothing is to be sent. More makes a round
     * shorter; less leaves more to what comes due meanwhile.
     */
    @WithDefault("0.5")
    double readBackShare();

    /**
     * How long a quantity that was applied may not show yet. Shorter finds sooner what was lost; too short takes a slow
     * page of the marketplace for drift.
     */
    @WithDefault("2m")
    Duration readBackGrace();

    /** How often the small changes of the counts on the stock page are added up. Longer makes each count read more rows. */
    @WithDefault("30s")
    String tally();

    /** When everything is evaluated again, as a cron expression with seconds: an hour with few changes of stock. */
    @WithDefault("0 30 3 * * ?")
    String night();

    /** How often what is due in the whole database is counted for the metrics. Shorter asks the database more often. */
    @WithDefault("15s")
    String sample();
}
