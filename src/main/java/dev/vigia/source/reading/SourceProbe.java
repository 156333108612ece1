package dev.vigia.source.reading;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.source.PermissionCheck;
import dev.vigia.source.Source;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.SourceTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Tries an account for a person: one call of each kind. */
@ApplicationScoped
public class SourceProbe {

    private final SourceConnectors connectors;
    private final SourceSettings settings;
    private final SourceTokens tokens;
    private final SourceState state;
    private final SourceConfig config;

    SourceProbe(SourceConnectors connectors, SourceSettings settings, SourceTokens tokens, SourceState state,
            SourceConfig config) {
        this.connectors = connectors;
        this.settings = settings;
        this.tokens = tokens;
        this.state = state;
        this.config = config;
    }

    /** @throws IllegalStateException if a secret was kept with another keyset */
    public List<PermissionCheck> of(Source source) {
        return connectors.of(source).probe(open(source));
    }

    /** The account, for a few requests while a person waits. */
    public SourceAccount open(Source source) {
        Map<String, String> values = DeadlockRetry.inTransaction(() -> settings.of(source));
        return new SourceCalls(source, values, tokens, state.turnClock(), config.rateFirst(), connectors.of(source)
                .mostPerSecond());
    }
}
