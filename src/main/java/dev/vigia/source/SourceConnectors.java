package dev.vigia.source;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of source there are. */
@Singleton
public class SourceConnectors {

    private final Map<String, SourceConnector> byCode;

    SourceConnectors(Instance<SourceConnector> connectors) {
        byCode = connectors.stream().collect(Collectors.toMap(SourceConnector::code, Function.identity()));
    }

    public List<SourceConnector> all() {
        return byCode.values().stream().sorted(Comparator.comparing(SourceConnector::name)).toList();
    }

    public Optional<SourceConnector> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public SourceConnector of(Source source) {
        return find(source.kind).orElseThrow(() -> new IllegalStateException("no source is known as " + source.kind));
    }
}
