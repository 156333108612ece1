-- What each listing is and should show at this moment, for some of them; of many, evaluations say it. `desired` knows the
-- ceiling of the rule, not the general one, which is a setting. Whoever asks sees what the walls around the tables let
-- through.
create or replace view listing_now with (security_invoker = true) as
select listing.*, product.category_id, state.state, condition.since,
       stock.available, stock.unlimited,
       winner.rule_id, winner.rule_version, winner.minimum, winner.hold_back, winner.reopen_at, winner.ceiling,
       case when state.state = 'ok' then coalesce(quantity_to_publish(
              stock.available, stock.unlimited, winner.minimum, coalesce(winner.ceiling, 2147483647), winner.hold_back,
              winner.reopen_at), listing.sent)
            -- What sold goes on as it was told; a zero that was owed before is owed still, also after a first telling
            -- that had no answer.
            when state.state = 'unknown' then case when condition.was_selling
                or listing.sent is null and listing.sent_revision = 0 and not listing.resend then listing.sent else 0 end
            when state.state in ('withdrawn', 'retired') and listing.sent is null and listing.sent_revision = 0
              and not listing.resend then null
            else 0 end desired
from listing
join product on product.id = listing.product_id
join integration on integration.id = listing.integration_id
left join listing_condition condition on condition.product_id = listing.product_id
  and condition.integration_id = listing.integration_id
cross join lateral (select coalesce(condition.state, 'ok') state) state
left join lateral (
  select cast(sum(case when offered then cast(level.on_hand as bigint) - level.reserved else 0 end) as bigint) available,
         bool_or(level.unlimited and offered) unlimited
  from stock_level level
  join warehouse on warehouse.id = level.warehouse_id
  cross join lateral (select warehouse.active and (integration.every_warehouse or exists (
    select from integration_warehouse chosen
    where chosen.integration_id = integration.id and chosen.warehouse_id = warehouse.id)) offered) place
  where level.product_id = listing.product_id
) plain on true
left join lateral (
  -- By what is found here, so that of all that are none it is not called.
  select units.available, units.unlimited, true is_kit
  from (select kit_id from kit_component where kit_id = listing.product_id limit 1) one
  cross join lateral kit_stock(one.kit_id, listing.integration_id) units
) kit on true
cross join lateral (
  select case when kit.is_kit then kit.available else plain.available end available,
         case when kit.is_kit then kit.unlimited else coalesce(plain.unlimited, false) end unlimited
) stock
cross join lateral (
  select coalesce(by_product.rule_id, by_category.rule_id, wide.rule_id) rule_id,
         coalesce(by_product.rule_version, by_category.rule_version, wide.rule_version) rule_version,
         coalesce(by_product.minimum, by_category.minimum, wide.minimum, 0) minimum,
         coalesce(by_product.hold_back, by_category.hold_back, wide.hold_back, false) hold_back,
         case when by_product.rule_id is not null then by_product.reopen_at
              when by_category.rule_id is not null then by_category.reopen_at else wide.reopen_at end reopen_at,
         case when by_product.rule_id is not null then by_product.ceiling
              when by_category.rule_id is not null then by_category.ceiling else wide.ceiling end ceiling
  from (values (1)) one
  left join winning_rule by_product on by_product.product_id = listing.product_id and by_product.category_id = 0
    and by_product.integration_id = listing.integration_id
  left join winning_rule by_category on by_category.product_id = 0 and by_category.category_id = product.category_id
    and by_category.integration_id = listing.integration_id
  left join lateral (
    select * from (
      select id rule_id, version rule_version, minimum, hold_back, reopen_at, ceiling,
             case when integration_id is null then 2 else 0 end
               + case when from_at is null and to_at is null then 1 else 0 end place
      from minimum_rule
      where retailer_id = listing.retailer_id and ended_at is null and in_force
        and category_id is null and product_id is null
        and (integration_id is null or integration_id = listing.integration_id)
      union all
      select integration.rule_id, integration.version, integration.minimum_stock, integration.hold_back,
             integration.reopen_at, integration.ceiling, 1
      where integration.minimum_stock is not null
    ) rule
    order by place, rule_id desc limit 1
  ) wide on by_product.rule_id is null and by_category.rule_id is null
) winner;
