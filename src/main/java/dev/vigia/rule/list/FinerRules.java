package dev.vigia.rule.list;

import dev.vigia.access.CurrentRetailer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** The rules beside the number of an integration, for the page where that is set, which knows nothing of rules. */
@RequestScoped
@Named("finerRules")
public class FinerRules {

    private static final int MOST = 20;

    private final RuleList list;
    private final CurrentRetailer retailer;

    FinerRules(RuleList list, CurrentRetailer retailer) {
        this.list = list;
        this.retailer = retailer;
    }

    /** Those that are finer or wider and concern it, the first that win first. */
    public FirstRules of(long integrationId) {
        List<ListedRule> found = list.beside(retailer.id(), integrationId, MOST + 1);
        return new FirstRules(found.subList(0, Math.min(MOST, found.size())), found.size() > MOST);
    }

    /** @param more whether there are more than these */
    public record FirstRules(List<ListedRule> rules, boolean more) {
    }
}
