package dev.vigia.intake;

import dev.vigia.web.form.MemoryMin;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "vigia.intake")
public interface ImportConfig {

    /**
     * The largest file of products and stock. A million lines with name, category and EAN are about 100 MB. It goes to the disk
     * while it is read, and the texts of a workbook lie beside it, up to 1 GB: no more memory is taken for a large file than
     * for a small one.
     */
    @MemoryMin(1_024)
    @WithDefault("128M")
    MemorySize largestFile();
}
