package dev.vigia.intake.imports;

import dev.vigia.web.form.MemoryMin;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "vigia.intake")
public interface ImportConfig {

    /**
     * The largest file of products and stock. A million lines with name, category and EAN are about 100 MB. It goes to the disk
     * while it is read; the texts of a workbook are held in memory, at most a quarter of it, so that a large list is better
     * handed in as CSV.
     */
    @MemoryMin(1_024)
    @WithDefault("128M")
    MemorySize largestFile();
}
