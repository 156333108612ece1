-- One way to write the path of a category, so that a rule for `Casa` is for whatever lies below it, with whatever blanks
-- somebody has written it. CategoryPath.of is the same rule in Java: a test holds the two together.
create function vigia_category_path(words text) returns text
  language sql immutable parallel safe strict
  return case when vigia_spelling(words) !~ '>' then vigia_spelling(words) else coalesce(
    (select string_agg(vigia_spelling(step), ' > ' order by place)
     from regexp_split_to_table(vigia_spelling(words), '>') with ordinality as part (step, place)
     where vigia_spelling(step) <> ''), '') end;

-- Those that are written otherwise, and the one that each becomes: the one that is written as it should be, else the oldest.
-- A path that would become longer than its column stays as it is.
create table odd_category as
select * from (
  select id, retailer_id, coalesce(nullif(vigia_category_path(path), ''), '#' || id) written
  from category where path like '%>%') spelled
where length(written) <= 400
  and written <> (select path from category where category.id = spelled.id);

create table joined_category as
select id, retailer_id, stays from (
  select id, retailer_id, first_value(id) over (partition by retailer_id, written order by is_odd, id) stays
  from (select id, retailer_id, written, true is_odd from odd_category
        union all
        select category.id, category.retailer_id, category.path, false
        from category join (select distinct retailer_id, written from odd_category) odd
          on odd.retailer_id = category.retailer_id and odd.written = category.path) alike) numbered
where id <> stays;
create unique index on joined_category (id);
analyze joined_category;

insert into integration_category (integration_id, category_id, retailer_id)
select integration_id, stays, integration_category.retailer_id
from integration_category join joined_category on id = category_id
on conflict do nothing;
delete from integration_category where category_id in (select id from joined_category);
-- What was registered then is asked by the category that a product has now.
update audit_event set before = jsonb_set(before, '{categories}', before -> 'categories' || more)
from (select event.id, happened_at, jsonb_agg(distinct stays) more
      from audit_event event cross join jsonb_array_elements(event.before -> 'categories') registered
      join joined_category on joined_category.id = cast(registered as bigint)
      where event.retailer_id in (select retailer_id from joined_category) and not event.before -> 'categories' @> to_jsonb(stays)
      group by event.id, happened_at) renamed
where audit_event.id = renamed.id and audit_event.happened_at = renamed.happened_at;
update audit_event set after = jsonb_set(after, '{categories}', after -> 'categories' || more)
from (select event.id, happened_at, jsonb_agg(distinct stays) more
      from audit_event event cross join jsonb_array_elements(event.after -> 'categories') registered
      join joined_category on joined_category.id = cast(registered as bigint)
      where event.retailer_id in (select retailer_id from joined_category) and not event.after -> 'categories' @> to_jsonb(stays)
      group by event.id, happened_at) renamed
where audit_event.id = renamed.id and audit_event.happened_at = renamed.happened_at;

-- Of rules for one category that would hold at the same moment the one that holds back most stays, and the others end.
do $$
declare
  rule record;
begin
  for rule in
    select minimum_rule.retailer_id, minimum_rule.id, minimum_rule.version,
           coalesce(joined_category.stays, minimum_rule.category_id) category
    from minimum_rule left join joined_category on joined_category.id = minimum_rule.category_id
    where ended_at is null and minimum_rule.category_id in (select id from joined_category
                                                            union select stays from joined_category)
    order by minimum desc, hold_back desc, coalesce(reopen_at, minimum) desc, ceiling nulls last, minimum_rule.id desc
  loop
    -- It was ended for one that is stricter.
    continue when exists (select from minimum_rule ended where ended.retailer_id = rule.retailer_id
                            and ended.id = rule.id and ended.version = rule.version and ended.ended_at is not null);
    with ended as (
      update minimum_rule other set ended_at = greatest(clock_timestamp(), other.created_at), ended_by = 'Vigia'
      from minimum_rule kept
      where kept.retailer_id = rule.retailer_id and kept.id = rule.id and kept.version = rule.version
        and other.retailer_id = kept.retailer_id and other.id <> kept.id and other.ended_at is null
        and other.integration_id is not distinct from kept.integration_id
        and (other.category_id = rule.category
          or other.category_id in (select joined_category.id from joined_category where stays = rule.category))
        and (other.from_at is null and other.to_at is null) = (kept.from_at is null and kept.to_at is null)
        and tstzrange(other.from_at, other.to_at) && tstzrange(kept.from_at, kept.to_at)
      returning other.*
    )
    insert into audit_event (retailer_id, actor, action, before, after)
    select retailer_id, 'Vigia', 'rule ended', jsonb_strip_nulls(jsonb_build_object('rule', id, 'integration', integration_id,
             'category', rule.category, 'minimum', minimum, 'holdBack', hold_back, 'reopenAt', reopen_at,
             'ceiling', ceiling, 'from', from_at, 'to', to_at, 'reason', reason)), '{}'
    from ended;
  end loop;
end $$;
update minimum_rule set category_id = stays from joined_category where category_id = joined_category.id;
update rollout set category_id = stays from joined_category where category_id = joined_category.id;
update product set category_id = stays from joined_category where category_id = joined_category.id;
update listing_condition set category_id = stays from joined_category where category_id = joined_category.id;
delete from winning_rule where category_id in (select id from joined_category);
-- One that products are in is for more than rules.
update category set only_above = false
where only_above and id in (select stays from joined_category join category gone on gone.id = joined_category.id
                            where not gone.only_above);
delete from category where id in (select id from joined_category);
update category set path = written from odd_category where category.id = odd_category.id;

-- What waits for a person, or in a file.
create table odd_text as
select * from (
  select category, vigia_category_path(category) written
  from (select category from held_product union select category from stock_import_product
        union select category from stock_import union select category from scheduled_import) texts
  where category like '%>%') spelled
where written not in (category, '') and length(written) <= 400;
update held_product waiting set category = written from odd_text where odd_text.category = waiting.category;
update stock_import_product waiting set category = written from odd_text where odd_text.category = waiting.category;
update stock_import waiting set category = written from odd_text where odd_text.category = waiting.category;
update scheduled_import waiting set category = written from odd_text where odd_text.category = waiting.category;

-- Which rules win now, as WinnerSql has it; and what each integration should show is looked at again.
delete from winning_rule
where category_id <> 0 and retailer_id in (select retailer_id from odd_category);
insert into winning_rule (product_id, category_id, integration_id, retailer_id, rule_id, rule_version, minimum, hold_back,
                          reopen_at, ceiling)
select distinct on (category.id, integration.id)
       0, category.id, integration.id, rule.retailer_id, rule.id, rule.version, rule.minimum, rule.hold_back, rule.reopen_at,
       rule.ceiling
from minimum_rule rule
join category ruled on ruled.id = rule.category_id
join category on category.retailer_id = rule.retailer_id and starts_with(category.path || ' > ', ruled.path || ' > ')
join integration on integration.retailer_id = rule.retailer_id and integration.disconnected_at is null
  and (rule.integration_id is null or rule.integration_id = integration.id)
where rule.retailer_id in (select retailer_id from odd_category) and rule.ended_at is null and rule.in_force
order by category.id, integration.id, length(ruled.path) desc, rule.integration_id is null,
         rule.from_at is null and rule.to_at is null, rule.id desc;

create table looked_at as
select integration.id, integration.retailer_id, coalesce(integration.minimum_stock, 0) minimum
from integration
where integration.disconnected_at is null and integration.retailer_id in (select retailer_id from odd_category)
  and (not every_category or exists (select from winning_rule
                                     where winning_rule.integration_id = integration.id and category_id <> 0)
    or exists (select from minimum_rule where minimum_rule.retailer_id = integration.retailer_id and category_id is not null));
update rollout set ended_at = greatest(clock_timestamp(), started_at), superseded = true
where ended_at is null and integration_id in (select id from looked_at);
insert into rollout (retailer_id, integration_id, reach, quantities, minimum_before, minimum, products)
select retailer_id, id, true, true, minimum, minimum,
       (select count(*) from product where product.retailer_id = looked_at.retailer_id)
from looked_at;

drop table looked_at, odd_text, joined_category, odd_category;
