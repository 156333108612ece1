-- What a listing should show follows from its stock, its rule and its condition: it is asked for when somebody needs it, and
-- written nowhere. A row of `listing` says what the marketplace was told; stock changes write none.

-- Whether a listing sold something when its condition began: the brake counts those that closed, and what is unknown goes
-- on as it was told if it sold.
alter table listing_condition add column was_selling boolean not null default false;
update listing_condition condition
set was_selling = true
from listing
where listing.product_id = condition.product_id and listing.integration_id = condition.integration_id
  and (condition.since > now() - interval '1 day' and listing.desired = 0 and listing.desired_revision > 1
    or condition.state = 'unknown' and listing.desired > 0);

-- What it refers to is never deleted, and was there while the condition was: to check that again for each episode costs as
-- much as a tenth of a batch.
alter table warning_past
  drop constraint warning_retailer_id_fkey, drop constraint warning_product_id_fkey,
  drop constraint warning_integration_id_fkey;

alter table listing
  add column resend  boolean not null default false,  -- to be told again, whatever it was told last
  add column refused integer;                         -- what the marketplace refused for good, while that is its last word
update listing
set resend = desired_revision > sent_revision, refused = case when rejected then desired end
where rejected
   or desired_revision > sent_revision and desired is not null
     and (desired is not distinct from sent or attempts > 0 or sent_revision = 0
       or exists (select from in_doubt where in_doubt.integration_id = listing.integration_id
                                         and in_doubt.product_id = listing.product_id)
       or exists (select from in_flight where in_flight.integration_id = listing.integration_id
                                          and listing.product_id = any(in_flight.product_ids)));

drop view listing_seen;
drop index listing_rejected;
alter table listing
  drop column category_id, drop column available, drop column unlimited, drop column state, drop column since,
  drop column desired, drop column desired_revision, drop column desired_at, drop column rejected;
create index listing_refused on listing (retailer_id, integration_id, product_id) where refused is not null;

-- Whether what sells may show another quantity by the change, too; a number alone closes and opens, and moves nothing else.
alter table rollout add column quantities boolean not null default true;

-- Since when each of the quantities was wanted that a marketplace has accepted.
alter table submission add column wanted_since timestamptz[];
update submission set wanted_since = array_fill(accepted_at, array[cardinality(product_ids)]);
alter table submission alter column wanted_since set not null;

-- What is available of a kit on an integration, as JudgedSql has it of many: in each warehouse as many as its scarcest
-- component allows; none where a component is not sold any more, unknown where one was never counted.
create function kit_stock(kit bigint, place bigint, out available bigint, out unlimited boolean)
  language sql stable as $$
  select cast(case when bool_or(lost) then 0
                   when bool_and(counted) then coalesce(sum(units) filter (where offered), 0) end as bigint),
         coalesce(bool_and(counted) and not bool_or(lost) and bool_or(endless and offered), false)
  from (
    select part.lost, part.counted,
           warehouse.active and (integration.every_warehouse or chosen.warehouse_id is not null) offered,
           coalesce(least(min(case when not level.unlimited
                                   then floor((cast(level.on_hand as numeric) - level.reserved) / part.quantity) end),
                          case when count(level.product_id) < part.parts then 0 end), 0) units,
           bool_and(level.unlimited) and count(level.product_id) = part.parts endless
    from (select component_id, quantity, count(*) over () parts,
                 bool_or(component.retired_at is not null) over () lost,
                 bool_and(exists (select from stock_level where product_id = component_id)) over () counted
          from kit_component join product component on component.id = component_id
          where kit_id = kit) part
    left join stock_level level on level.product_id = part.component_id
    left join warehouse on warehouse.id = level.warehouse_id
    left join integration on integration.id = place
    left join integration_warehouse chosen on chosen.integration_id = place and chosen.warehouse_id = warehouse.id
    group by part.lost, part.counted, part.parts, warehouse.id, warehouse.active, integration.every_warehouse,
             chosen.warehouse_id
  ) by_warehouse $$;

-- What each listing is and should show at this moment, for some of them; of many, evaluations say it. `desired` knows the
-- ceiling of the rule, not the general one, which is a setting. Whoever asks sees what the walls around the tables let
-- through.
create view listing_now with (security_invoker = true) as
select listing.*, product.category_id, state.state, condition.since,
       stock.available, stock.unlimited,
       winner.rule_id, winner.rule_version, winner.minimum, winner.hold_back, winner.reopen_at, winner.ceiling,
       case when state.state = 'ok' then coalesce(quantity_to_publish(
              stock.available, stock.unlimited, winner.minimum, coalesce(winner.ceiling, 2147483647), winner.hold_back,
              winner.reopen_at), listing.sent)
            -- What sold goes on as it was told; a zero that was owed before is owed still.
            when state.state = 'unknown' then case when condition.was_selling or listing.sent is null
                                                then listing.sent else 0 end
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
grant select on listing_now to vigia_retailer;

-- As before, with what the condition says.
create view listing_seen as
select listing.*, product.category_id, coalesce(condition.state, 'ok') state, condition.since
from listing
left join product on product.id = listing.product_id
left join listing_condition condition on condition.product_id = listing.product_id
  and condition.integration_id = listing.integration_id
where listing.retailer_id = vigia_retailer_id();
grant select on listing_seen to vigia_retailer;
