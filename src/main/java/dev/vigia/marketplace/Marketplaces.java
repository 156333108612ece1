package dev.vigia.marketplace;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The marketplaces of the configuration, each with the connector that carries its code, if there is one. */
@Singleton
public class Marketplaces {

    private final Map<String, Marketplace> byCode;

    Marketplaces(MarketplacesConfig config, Instance<Connector> connectors) {
        Map<String, Connector> available = connectors.stream()
                .collect(Collectors.toMap(Connector::code, Function.identity()));
        byCode = config.all().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> marketplace(entry.getKey(), entry.getValue(), available)));
    }

    private static Marketplace marketplace(String code, MarketplacesConfig.MarketplaceSettings entry,
            Map<String, Connector> available) {
        return new Marketplace(code, entry.name(), entry.countries(), entry.minimumRequired(), entry.url(),
                entry.hosts(), entry.rateFactor(), Optional.ofNullable(available.get(code)));
    }

    /** All of them, by name. */
    public List<Marketplace> all() {
        return byCode.values().stream().sorted(Comparator.comparing(Marketplace::name)).toList();
    }

    public Optional<Marketplace> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The marketplace of an integration that exists. */
    public Marketplace get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("no marketplace is configured as " + code));
    }
}
