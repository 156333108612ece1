package dev.vigia.source.reading;

import dev.vigia.intake.brake.BrakeConfig;
import dev.vigia.source.Source;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The mass-zero brake of a sweep. That of intake looks at ten minutes, and a sweep may take hours: a source that answers zero
 * for everything would pass below it. The same share and the same least hold here, for what one sweep has read.
 */
@ApplicationScoped
class ZeroGuard {

    private final BrakeConfig config;

    ZeroGuard(BrakeConfig config) {
        this.config = config;
    }

    /**
     * Whether what has just gone to zero waits for a person.
     *
     * @param read   SKUs that were read just now
     * @param zeroed of them, those that went to zero
     */
    boolean holds(Source source, int read, int zeroed) {
        return source.agreedSweep != source.sweep && (source.holdingSince != null || exceeds(source.sweepRead + read,
                source.sweepZeroed + zeroed));
    }

    private boolean exceeds(int read, int zeroed) {
        double share = config.brakeShare().doubleValue();
        return share < 1 && zeroed >= config.brakeLeast() && zeroed > share * read;
    }
}
