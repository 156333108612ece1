package dev.vigia.intake.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "vigia.intake")
public interface ImportConfig {

    /** The largest file of stock. It goes to the disk while it is read; 64 MB are about two million lines. */
    @WithDefault("64M")
    MemorySize largestFile();
}
