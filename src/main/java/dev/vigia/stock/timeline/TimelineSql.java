package dev.vigia.stock.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement that reads a page of a line of time: of each log no more than the page holds, by an index, newest first. What
 * happened at one moment stays together, so that a page ends between two moments.
 */
final class TimelineSql {

    private static final String PAGE = " order by at desc fetch first (:most) rows with ties)";

    // Of the integration that is asked for; stock counts there where its warehouse is used.
    private static final String ON = " and integration_id = :integration";

    // Says what the columns of every log are, whichever are read.
    private static final String COLUMNS = """
            (select cast(null as timestamptz) at, cast(null as text) kind, cast(null as bigint) integration_id,
                    cast(null as bigint) number, cast(null as integer) before, cast(null as integer) after,
                    cast(null as integer) reserved_before, cast(null as integer) reserved,
                    cast(null as boolean) unlimited_before, cast(null as boolean) unlimited, cast(null as text) label,
                    cast(null as text) cause, cast(null as text) words, cast(null as bigint) available,
                    cast(null as integer) minimum, cast(null as bigint) rule_id, cast(null as bigint) rule_version,
                    cast(null as timestamptz) other
             where false)""";

    private static final String STOCK = """
            (select recorded_at at, 'stock', null, warehouse_id, on_hand_before, on_hand, reserved_before, reserved,
                    unlimited_before, unlimited, '', source, '', null, null, null, null, observed_at
             from stock_change
             where retailer_id = :retailer and product_id = :product and recorded_at < :end and recorded_at >= :begin""";

    private static final String USED = """
             and (select every_warehouse from integration where id = :integration and retailer_id = :retailer
                  union all select true from integration_warehouse chosen
                            where chosen.integration_id = :integration and chosen.retailer_id = :retailer
                              and chosen.warehouse_id = stock_change.warehouse_id
                  order by 1 desc limit 1)""";

    private static final String SENT = """
            (select happened_at at, 'sent', integration_id, id, null, quantity, null, null, null, null,
                    outcome, coalesce(cause, ''), coalesce(words, ''), available, minimum, rule_id, rule_version, null
             from stock_update
             where retailer_id = :retailer and product_id = :product and happened_at < :end and happened_at >= :begin""";

    private static final String OPENED = """
            (select opened_at at, 'opened', integration_id, null, null, null, null, null, null, null,
                    '', '', '', available, minimum, null, null, closed_at
             from warning
             where retailer_id = :retailer and product_id = :product and opened_at < :end and opened_at >= :begin""";

    private static final String CLOSED = """
            (select closed_at at, 'closed', integration_id, id, null, null, null, null, null, null,
                    '', '', '', available, minimum, null, null, opened_at
             from warning_past
             where retailer_id = :retailer and product_id = :product and closed_at < :end and closed_at >= :begin""";

    private static final String DRIFT = """
            (select found_at at, 'drift', integration_id, id, expected, shown, null, null, null, repaired,
                    '', cause, coalesce(words, ''), null, null, null, null, null
             from drift
             where retailer_id = :retailer and product_id = :product and found_at < :end and found_at >= :begin""";

    // Of rules for the product, its category and those above, and for whatever is sold: what named one of these.
    private static final String RULES = """
            (select happened_at at, 'written', integration_id, id, null, null, null, null, null, null,
                    '', '', '', null, null, null, null, null
             from audit_event
             where retailer_id = :retailer and rule_id = any(array(select id from concerning)) and happened_at < :end
               and happened_at >= :begin
               and (%s or %s)""".formatted(names("before"), names("after"));

    // What decides whether and how much of it is offered there.
    private static final String SETTINGS = """
            (select happened_at at, 'written', integration_id, id, null, null, null, null, null, null,
                    '', '', '', null, null, null, null, null
             from audit_event
             where retailer_id = :retailer and kind = 'integration' and happened_at < :end
               and happened_at >= :begin
               and integration_id = any(array(select integration_id from listing
                                              where retailer_id = :retailer and product_id = :product))
               and (sets_minimum or action in ('connected', 'resumed', 'disconnecting', 'disconnected')
                 or (before -> 'enabled', before -> 'everyWarehouse', before -> 'warehouses', before -> 'everyCategory',
                     before -> 'categories' @> (select to_jsonb(category_id) from own))
                   is distinct from
                    (after -> 'enabled', after -> 'everyWarehouse', after -> 'warehouses', after -> 'everyCategory',
                     after -> 'categories' @> (select to_jsonb(category_id) from own)))""";

    private static final String PRODUCT = """
            (select happened_at at, 'written', integration_id, id, null, null, null, null, null, null,
                    '', '', '', null, null, null, null, null
             from audit_event
             where retailer_id = :retailer and product_id = :product and happened_at < :end and happened_at >= :begin""";

    // A rule with dates begins and ends by itself, as long as it is there.
    private static final String DATES = """
            (select moment.at, moment.kind, integration_id, id, null, null, null, null, null, null,
                    '', '', reason, null, minimum, id, version, null
             from minimum_rule
             cross join lateral (values (from_at, 'began'), (to_at, 'ended')) moment (at, kind)
             where retailer_id = :retailer and id = any(array(select id from concerning))
               and moment.at >= created_at and moment.at <= coalesce(ended_at, statement_timestamp())
               and moment.at < :end and moment.at >= :begin""";

    private static final String CONCERNING = """
            with own as materialized (
              select product.id, product.category_id, category.path
              from product join category on category.id = product.category_id
              where product.retailer_id = :retailer and product.id = :product
            ), above as materialized (
              select category.id from category, own
              where category.retailer_id = :retailer and starts_with(own.path || ' > ', category.path || ' > ')
            ), concerning as materialized (
              select id from minimum_rule where retailer_id = :retailer and product_id = :product
              union
              select id from minimum_rule where retailer_id = :retailer and category_id = any(array(select id from above))
              union
              select id from minimum_rule where retailer_id = :retailer and category_id is null and product_id is null
            )
            """;

    private static final String NAMED = """
            select entry.at, entry.kind, entry.integration_id, integration.name, entry.number, entry.before, entry.after,
                   entry.reserved_before, entry.reserved, entry.unlimited_before, entry.unlimited,
                   coalesce(warehouse.name, entry.label), entry.cause, entry.words, entry.available, entry.minimum,
                   case when entry.rule_id is null then '' when rule.product_id is not null then 'product'
                        when rule.category_id is not null then 'category' else 'everything' end rule_kind,
                   coalesce(category.path, '') rule_path,
                   rule.id is not null and rule.integration_id is null everywhere, entry.other
            from (select * from (
            """;

    private static final String NAMES = """
            ) every_log order by at desc fetch first (:most) rows with ties) entry
            left join integration on integration.id = entry.integration_id and integration.retailer_id = :retailer
            left join warehouse on entry.kind = 'stock' and warehouse.id = entry.number
              and warehouse.retailer_id = :retailer
            left join minimum_rule rule on rule.id = entry.rule_id and rule.version = entry.rule_version
              and rule.retailer_id = :retailer
            left join category on category.id = rule.category_id
            order by entry.at desc, entry.kind, entry.integration_id, entry.number desc
            """;

    private TimelineSql() {
    }

    private static String names(String side) {
        return """
                cast(%1$s ->> 'product' as bigint) = :product
                 or cast(%1$s ->> 'category' as bigint) = any(array(select id from above))
                 or jsonb_exists(%1$s, 'minimum') and not jsonb_exists_any(%1$s, array['product', 'category'])"""
                .formatted(side);
    }

    static String of(TimelineFilter filter) {
        boolean one = filter.integration().isPresent();
        String on = one ? ON : "";
        String onOrAll = one ? " and (integration_id is null or integration_id = :integration)" : "";
        List<String> logs = new ArrayList<>(List.of(COLUMNS));
        if (filter.asks(TimelineKind.STOCK)) {
            logs.add(STOCK + (one ? "\n" + USED : "") + PAGE);
        }
        if (filter.asks(TimelineKind.SENT)) {
            logs.add(SENT + on + PAGE);
        }
        if (filter.asks(TimelineKind.WARNING)) {
            logs.add(OPENED + on + PAGE);
            logs.add(CLOSED + on + PAGE);
        }
        if (filter.asks(TimelineKind.DRIFT)) {
            logs.add(DRIFT + on + PAGE);
        }
        if (filter.asks(TimelineKind.RULE)) {
            logs.add(RULES + onOrAll + PAGE);
            logs.add(SETTINGS + on + PAGE);
            logs.add(PRODUCT + onOrAll + PAGE);
            logs.add(DATES + onOrAll + PAGE);
        }
        return (filter.asks(TimelineKind.RULE) ? CONCERNING : "") + NAMED + String.join("\nunion all\n", logs) + NAMES;
    }
}
