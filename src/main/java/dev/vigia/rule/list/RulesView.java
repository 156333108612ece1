package dev.vigia.rule.list;

import dev.vigia.catalog.Category;
import dev.vigia.http.UrlEncoding;
import dev.vigia.integration.Integration;
import dev.vigia.rule.list.ListedRule.RuleState;
import dev.vigia.rule.list.RunningRollouts.RunningRollout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the list of rules shows, and where its links lead.
 *
 * @param here    the address of this page of the list
 * @param minimum what was typed for a selection before anything was ticked; empty text: nothing
 */
public record RulesView(RuleFilter filter, List<Integration> integrations, List<Category> categories,
        RuleList.RulesPage page, List<RunningRollout> rollouts, boolean mayEdit, String here, String minimum) {

    /** How far rollouts are, and nothing of the list. */
    static RulesView of(List<RunningRollout> rollouts) {
        return new RulesView(RuleFilter.read(name -> Optional.empty(), List.of(), List.of()), List.of(), List.of(),
                new RuleList.RulesPage(List.of(), "", ""), rollouts, false, "", "");
    }

    public List<ListedRule> rules() {
        return page.rules();
    }

    public boolean isFiltered() {
        return filter.narrows();
    }

    public String search() {
        return filter.search();
    }

    public String state() {
        return filter.state();
    }

    public String sort() {
        return filter.order() == RuleOrder.WINS ? "" : filter.order().code();
    }

    public boolean isIntegration(long id) {
        return filter.integration().filter(chosen -> chosen == id).isPresent();
    }

    public boolean isCategory(long id) {
        return filter.category().filter(chosen -> chosen == id).isPresent();
    }

    public String ignored() {
        return String.join(", ", filter.ignored());
    }

    public String previous() {
        return page.previous().isEmpty() ? "" : filter.path(page.previous());
    }

    public String next() {
        return page.next().isEmpty() ? "" : filter.path(page.next());
    }

    /** The other way round when the list is in this order already. */
    public String sortPath(String column) {
        RuleOrder upwards = RuleOrder.valueOf(column.toUpperCase(Locale.ROOT));
        return filter.withOrder(filter.order() == upwards && upwards != RuleOrder.WINS
                ? RuleOrder.valueOf(upwards.name() + "_DESC")
                : upwards).path("");
    }

    /** For {@code aria-sort}. */
    public String sorted(String column) {
        if (!filter.order().column.equals(column)) {
            return "none";
        }
        return filter.order().descending ? "descending" : "ascending";
    }

    /** A new rule for what the list is narrowed to. */
    public String newPath() {
        return filter.integration().map(id -> "/rules/new?integration=" + id).orElse("/rules/new");
    }

    /** This page of the list as a table whose minimums are typed in place. */
    public String gridPath() {
        return here.replaceFirst("^/rules", "/rules/grid");
    }

    /** Those that the filter offers. */
    public List<RuleState> states() {
        return List.of(RuleState.IN_FORCE, RuleState.COMING);
    }

    /** In which colour its state is shown. */
    public String badge(ListedRule rule) {
        return rule.state() == RuleState.IN_FORCE ? "ok" : "idle";
    }

    /** The page of a rule's product. */
    public String productPath(ListedRule rule) {
        return "/stock/" + UrlEncoding.encoded(rule.label());
    }

    public boolean isSortedByWinner() {
        return filter.order() == RuleOrder.WINS;
    }
}
