package dev.vigia.rule.page;

import dev.vigia.http.UrlEncoding;
import dev.vigia.listing.preview.RuleForecast;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of a rule says about a change before it is saved.
 *
 * @param complaint what is wrong with it; empty text when nothing is
 * @param forecast  empty while nobody has asked
 * @param names     of the integrations, by their ids
 * @param later     whether its dates do not hold yet
 */
public record RulePreview(String complaint, Optional<RuleForecast> forecast, Map<Long, String> names, boolean later) {

    public static RulePreview notAsked() {
        return new RulePreview("", Optional.empty(), Map.of(), false);
    }

    static RulePreview wrong(String complaint) {
        return new RulePreview(complaint, Optional.empty(), Map.of(), false);
    }

    /** What it would do on one integration. */
    public record PreviewLine(String integration, RuleForecast.OnIntegration counts) {
    }

    public List<PreviewLine> lines() {
        return forecast.map(RuleForecast::integrations).orElse(List.of()).stream()
                .map(counts -> new PreviewLine(names.getOrDefault(counts.integrationId(), ""), counts)).toList();
    }

    public boolean isMany() {
        return forecast.filter(found -> found.integrations().size() > 1).isPresent();
    }

    /** The page of a product. */
    public String address(String sku) {
        return "/stock/" + UrlEncoding.encoded(sku);
    }
}
