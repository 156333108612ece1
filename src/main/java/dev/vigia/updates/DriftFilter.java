package dev.vigia.updates;

import dev.vigia.sync.readback.ReadBackFinding;
import java.util.Map;
import java.util.Optional;

/** Which drift. */
record DriftFilter(LogParameters parameters, Optional<ReadBackFinding> cause) {

    /** A parameter that makes no sense is left out, and noted. */
    static DriftFilter read(Map<String, String> parameters) {
        LogParameters read = LogParameters.read(parameters, (name, text) -> name.equals("cause")
                && ReadBackFinding.ofCause(text).isPresent());
        return new DriftFilter(read, read.text("cause").flatMap(ReadBackFinding::ofCause));
    }
}
