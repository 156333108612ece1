package dev.vigia.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

@ConfigMapping(prefix = "vigia.export")
interface ExportConfig {

    /**
     * How many files a node writes at the same time. More serve more people; each holds a thread and, most of the time, a
     * connection to the database.
     */
    @Min(1)
    @WithDefault("4")
    int parallel();

    /**
     * How many of them may be of one retailer. More let one retailer have all of them.
     */
    @Min(1)
    @WithDefault("2")
    int ofRetailer();

    /**
     * After how long a file is given up, also where whoever takes it reads too slowly. Longer is for larger shops and slower
     * lines; a place is taken for that long.
     */
    @DurationMin(seconds = 1)
    @WithDefault("10m")
    Duration longest();
}
