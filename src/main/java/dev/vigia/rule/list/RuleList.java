package dev.vigia.rule.list;

import dev.vigia.listing.RuleSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads rules as they stand, those that integrations have of their own among them. */
@ApplicationScoped
public class RuleList {

    static final int SIZE = 25;
    private static final int WORDS = 8;
    private static final Pattern NAMES = Pattern.compile("place_integration|rule\\.path");

    private static final String RULES = """
            select current_rule.*,
                   case when current_rule.product_id is not null then 2
                        when current_rule.category_id is not null then 1 else 0 end kind, category.path category_path,
                   case when in_force then 'IN_FORCE' when to_at <= statement_timestamp() then 'OVER'
                        else 'COMING' end state, %s
            from current_rule
            left join category on category.id = current_rule.category_id
            %s
            where current_rule.retailer_id = :retailer
            """;

    // What a rule is called is looked up for one page, unless it decides what is on it.
    private static final String UNNAMED = RULES.formatted("coalesce(category.path, '') place_label", "");
    private static final String NAMED = RULES.formatted("""
            coalesce(product.sku, category.path, '') place_label, coalesce(category.path, of_product.path) path,
            coalesce(integration.name, '') place_integration
            """, """
            left join product on product.id = current_rule.product_id
            left join category of_product on of_product.id = product.category_id
            left join integration on integration.id = current_rule.integration_id
            """);

    // What it wins is counted for one page, along a few listings only.
    private static final String PAGE = "select " + ListedRule.COLUMNS + """
            , coalesce(rule.changed_by, (select actor from audit_event
                                         where rule.of_integration and audit_event.retailer_id = :retailer
                                           and audit_event.integration_id = rule.integration_id
                                           and action in ('connected', 'changed')
                                         order by audit_event.id desc limit 1), ''),
            case when not rule.in_force then 0 when rule.kind > 0 then counted.wins
                 when rule.id not in (select ruled.rule_id from (
            """ + RuleSql.OF_INTEGRATIONS + """
                   and integration.disconnected_at is null) ruled where ruled.rule_id is not null) then 0 end,
            rule.in_force and counted.looked_at > :counted
            from (select page.*, coalesce(product.sku, category_path, '') as label,
                         coalesce(product.name, '') product_name, coalesce(integration.name, '') integration_name
                  from (select * from (%s) rule where true%s order by %s limit :limit) page
                  left join product on product.id = page.product_id
                  left join integration on integration.id = page.integration_id) rule
            left join lateral (
              select count(*) filter (where not is_finer) wins, count(*) looked_at
              from (select false is_finer from winning_rule winner
                    join listing_seen listing on listing.product_id = winner.product_id
                      and listing.integration_id = winner.integration_id and listing.state < 'withdrawn'
                    where rule.kind = 2 and winner.product_id = rule.product_id and winner.category_id = 0
                      and winner.rule_id = rule.id
                    union all
                    (select exists (select from winning_rule finer where finer.product_id = sold.id
                                      and finer.category_id = 0 and finer.integration_id = winner.integration_id)
                     from category below
                     join winning_rule winner on winner.product_id = 0 and winner.category_id = below.id
                       and winner.rule_id = rule.id
                     join product sold on sold.category_id = below.id
                     join listing_seen listing on listing.product_id = sold.id
                       and listing.integration_id = winner.integration_id and listing.state < 'withdrawn'
                     where rule.kind = 1 and below.retailer_id = :retailer
                       and starts_with(below.path || ' > ', category_path || ' > ')
                     limit :counted + 1)) looked
            ) counted on true
            order by %s
            """;

    private final Session session;

    RuleList(Session session) {
        this.session = session;
    }

    /** Some rules, and the cursors of the pages around them; empty text where there is no such page. */
    record RulesPage(List<ListedRule> rules, String previous, String next) {
    }

    /** The page at the cursor; where nothing is left behind it, the last page before it. */
    @Transactional
    RulesPage page(long retailerId, RuleFilter filter, Optional<RuleCursor> cursor) {
        boolean backward = cursor.map(RuleCursor::backward).orElse(false);
        List<ListedRule> found = new ArrayList<>(read(retailerId, filter, cursor));
        boolean more = found.size() > SIZE;
        if (backward && !more) {
            // The beginning is near: show it whole.
            return page(retailerId, filter, Optional.empty());
        }
        if (cursor.isPresent() && found.isEmpty()) {
            return page(retailerId, filter, cursor.map(RuleCursor::turned));
        }
        List<ListedRule> rules = found.subList(0, Math.min(SIZE, found.size()));
        if (backward) {
            Collections.reverse(rules);
        }
        return new RulesPage(List.copyOf(rules), cursor.isEmpty() ? "" : beside(filter, rules.get(0), true),
                more || backward ? beside(filter, rules.get(rules.size() - 1), false) : "");
    }

    private static String beside(RuleFilter filter, ListedRule rule, boolean backward) {
        return new RuleCursor(filter.order(), backward, filter.order().key(rule)).encoded();
    }

    /** Those of these ids that there are, in the order in which they win. */
    @Transactional
    public List<ListedRule> named(long retailerId, Collection<Long> ids) {
        return ask(" and id = any(cast(:ids as bigint[]))", RuleOrder.WINS, false, retailerId)
                .setParameter("ids", ids.toArray(Long[]::new)).setParameter("limit", ids.size()).getResultList()
                .stream()
                .map(ListedRule.ListedRuleRow::listed).toList();
    }

    /** The first rules, but its own and those that are over, that concern an integration, as many as are asked for. */
    @Transactional
    public List<ListedRule> beside(long retailerId, long integrationId, int most) {
        return ask(" and state <> 'OVER' and not of_integration"
                + " and (integration_id is null or integration_id = :integration)", RuleOrder.WINS, false, retailerId)
                .setParameter("integration", integrationId).setParameter("limit", most)
                .getResultList().stream().map(ListedRule.ListedRuleRow::listed).toList();
    }

    private List<ListedRule> read(long retailerId, RuleFilter filter, Optional<RuleCursor> cursor) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder();
        filter.integration().ifPresent(id -> {
            where.append(" and (integration_id is null or integration_id = :integration)");
            parameters.put("integration", id);
        });
        filter.category().ifPresent(id -> {
            where.append(" and exists (select from category chosen where chosen.id = :category"
                    + " and starts_with(rule.path || ' > ', chosen.path || ' > '))");
            parameters.put("category", id);
        });
        if (!filter.state().isEmpty()) {
            where.append(" and state = '").append(filter.state().equals(RuleFilter.COMING) ? "COMING" : "IN_FORCE")
                    .append('\'');
        }
        search(filter.search(), where, parameters);
        boolean backward = cursor.map(RuleCursor::backward).orElse(false);
        cursor.ifPresent(from -> {
            where.append(" and ").append(filter.order().behind(backward));
            for (int place = 0; place < from.key().size(); place++) {
                parameters.put("key" + place, from.key().get(place));
            }
        });
        NativeQuery<ListedRule.ListedRuleRow> query = ask(where.toString(), filter.order(), backward, retailerId)
                .setParameter("limit", SIZE + 1);
        parameters.forEach(query::setParameter);
        return query.getResultList().stream().map(ListedRule.ListedRuleRow::listed).toList();
    }

    /** A product has the words of its search folded already; of the rest there is little. */
    private static void search(String typed, StringBuilder where, Map<String, Object> parameters) {
        String[] words = typed.isEmpty() ? new String[0] : typed.split("[\\s>]+");
        for (int i = 0; i < Math.min(WORDS, words.length); i++) {
            where.append(" and (vigia_fold(place_label || ' ' || reason || ' ' || place_integration)")
                    .append(" like '%' || vigia_pattern(:word").append(i).append(") || '%' or product_id in (")
                    .append("select id from product where retailer_id = :retailer and search like '%' || vigia_pattern(")
                    .append(":word").append(i).append(") || '%'))");
            parameters.put("word" + i, words[i]);
        }
    }

    private NativeQuery<ListedRule.ListedRuleRow> ask(String where, RuleOrder order, boolean backward,
            long retailerId) {
        String rules = order.isByName() || NAMES.matcher(where).find() ? NAMED : UNNAMED;
        return session.createNativeQuery(PAGE.formatted(rules, where, order.by(backward), order.by(backward)),
                ListedRule.ListedRuleRow.class)
                .setParameter("retailer", retailerId).setParameter("counted", ListedRule.MOST_COUNTED);
    }
}
