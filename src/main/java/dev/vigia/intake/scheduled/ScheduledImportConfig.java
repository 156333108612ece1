package dev.vigia.intake.scheduled;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** How files are taken that come by themselves. */
@ConfigMapping(prefix = "vigia.intake.scheduled")
public interface ScheduledImportConfig {

    /** How often a node looks for what is to be read. Shorter asks the database more often. */
    @DurationMin(seconds = 1)
    @WithDefault("5s")
    Duration every();

    /**
     * The directories below which folders may be watched, each retailer's in the directory that is called by its code. None:
     * nobody is offered a folder.
     */
    Optional<List<Path>> roots();

    /** How often a folder is looked at. Shorter takes files sooner and asks the disk more often. */
    @DurationMin(seconds = 1)
    @WithDefault("10s")
    Duration folderEvery();

    /** How long a file must not have changed before it is taken. Shorter may take one that is still being written. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration unchanged();

    /** How long an address may take to deliver its file. Longer waits for slow servers and holds a place meanwhile. */
    @DurationMin(seconds = 1)
    @WithDefault("5m")
    Duration longestRead();

    /**
     * Hosts, as they are typed, that may be asked though their address is not public; those on this very machine also without
     * encryption. Whoever may schedule imports may then ask them anything.
     */
    Optional<Set<String>> privateHosts();
}
