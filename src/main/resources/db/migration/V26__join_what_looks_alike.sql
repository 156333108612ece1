-- What was kept twice because two spellings look alike becomes one, and nothing is dropped: the one that is written as it
-- should be stays, else the oldest; the other keeps its history under a name with its number, and counts nothing. Levels
-- go the way of every change: as lines of a file of ours, which the newest observation wins and the brake judges.
-- All of it or nothing: one transaction.

-- A text that would become longer than its column stays as it is.
create function joined_name(words text, id bigint, longest integer) returns text
  language sql immutable
  return left(words, longest - length(id::text) - 3) || ' (' || id || ')';

-- Warehouses.
create table joined_warehouse as
select id, stays from (
  select id, first_value(id) over (partition by retailer_id, vigia_code(code)
                                   order by code <> vigia_spelling(code), not active, id) stays
  from warehouse) alike
where id <> stays;

insert into integration_warehouse (integration_id, warehouse_id, retailer_id)
select integration_id, stays, retailer_id
from integration_warehouse join joined_warehouse on id = warehouse_id
on conflict do nothing;

drop index warehouse_code;
update warehouse
set code = joined_name(vigia_spelling(code), id, 100), name = joined_name(vigia_spelling(name), id, 400), active = false
where id in (select id from joined_warehouse);
update warehouse
set name = case when name = code then coalesce(nullif(vigia_spelling(code), ''), '#' || id) else name end,
    code = coalesce(nullif(vigia_spelling(code), ''), '#' || id)
where code <> vigia_spelling(code) and length(vigia_spelling(code)) <= 100;
create unique index warehouse_code on warehouse (retailer_id, vigia_code(code));

-- Categories.
create table joined_category as
select id, stays from (
  select id, first_value(id) over (partition by retailer_id, vigia_spelling(path)
                                   order by path <> vigia_spelling(path), id) stays
  from category) alike
where id <> stays;

insert into integration_category (integration_id, category_id, retailer_id)
select integration_id, stays, retailer_id
from integration_category join joined_category on id = category_id
on conflict do nothing;
delete from integration_category where category_id in (select id from joined_category);
update product set category_id = stays from joined_category where category_id = joined_category.id;
update listing set category_id = stays from joined_category where category_id = joined_category.id;
delete from category where id in (select id from joined_category);
update category set path = coalesce(nullif(vigia_spelling(path), ''), '#' || id)
where path <> vigia_spelling(path) and length(vigia_spelling(path)) <= 400;

-- Products. Only what is not plain can look like another.
create table odd_product as
select id, retailer_id, sku, coalesce(nullif(vigia_spelling(sku), ''), '#' || id) spelled
from product
where (sku ~ '[^\u0020-\u007e]' or sku <> btrim(sku)) and length(vigia_spelling(sku)) <= 100;

create table joined_product as
select id, spelled, stays from (
  select id, spelled, first_value(id) over (partition by retailer_id, spelled order by sku <> spelled, id) stays
  from (select * from odd_product
        union
        select product.id, product.retailer_id, product.sku, product.sku
        from product join odd_product using (retailer_id) where product.sku = spelled) alike) numbered
where id <> stays;

update product set sku = joined_name(spelled, product.id, 100), updated_at = now()
from joined_product where product.id = joined_product.id;
update product set sku = spelled, updated_at = now()
from odd_product
where product.id = odd_product.id and product.sku <> spelled and product.id not in (select id from joined_product);

-- Integrations: only their names.
update integration
set name = case when exists (select from integration other
                             where other.retailer_id = integration.retailer_id and other.id <> integration.id
                               and (other.name = spelled or vigia_spelling(other.name) = spelled and other.id < integration.id))
                then joined_name(spelled, integration.id, 100) else spelled end
from (select id, left(coalesce(nullif(vigia_spelling(name), ''), marketplace || ' ' || id), 100) spelled
      from integration where name <> vigia_spelling(name) or vigia_spelling(name) = '') odd
where odd.id = integration.id;

-- What waits for a person, or in a file.
delete from held_stock using (
  select held_change_id, product_id, warehouse,
         row_number() over (partition by held_change_id, product_id, vigia_code(warehouse)
                            order by observed_at desc, warehouse) place
  from held_stock) twice
where place > 1 and held_stock.held_change_id = twice.held_change_id and held_stock.product_id = twice.product_id
  and held_stock.warehouse = twice.warehouse;
drop index held_stock_newest;
update held_stock
set warehouse = coalesce(nullif(vigia_spelling(warehouse), ''), warehouse), reserved = greatest(reserved, 0)
where warehouse <> vigia_spelling(warehouse) or reserved < 0;
create unique index held_stock_newest on held_stock (held_change_id, product_id, vigia_code(warehouse));
update held_product set category = vigia_spelling(category)
where category <> vigia_spelling(category) and vigia_spelling(category) <> '';
update stock_import_line
set sku = coalesce(nullif(vigia_spelling(sku), ''), sku),
    warehouse = coalesce(nullif(vigia_spelling(warehouse), ''), warehouse), reserved = greatest(reserved, 0)
where sku <> vigia_spelling(sku) or warehouse <> vigia_spelling(warehouse) or reserved < 0;

-- The levels: what was counted under a name that went is an observation of the one that stays, and then nothing is there.
-- Fewer than none reserved made stock that is not there.
create table joined_level as
select level.retailer_id, 1 step, kept.sku, place.code warehouse, level.on_hand, greatest(level.reserved, 0) reserved,
       level.unlimited, level.observed_at
from stock_level level
left join joined_product on joined_product.id = level.product_id
left join joined_warehouse on joined_warehouse.id = level.warehouse_id
join product kept on kept.id = coalesce(joined_product.stays, level.product_id)
join warehouse place on place.id = coalesce(joined_warehouse.stays, level.warehouse_id)
where joined_product.id is not null or joined_warehouse.id is not null or level.reserved < 0
union all
select level.retailer_id, 2, product.sku, warehouse.code, 0, 0, false, now()
from stock_level level
join product on product.id = level.product_id
join warehouse on warehouse.id = level.warehouse_id
where level.product_id in (select id from joined_product) or level.warehouse_id in (select id from joined_warehouse);

with file as (
  insert into stock_import (retailer_id, name, person, items)
  select retailer_id, 'SKU y almacenes que se ven iguales', 'Vigia', count(*) from joined_level group by retailer_id
  returning id, retailer_id
)
insert into stock_import_line (stock_import_id, line, retailer_id, sku, warehouse, on_hand, reserved, unlimited, observed_at)
select file.id, row_number() over (partition by file.id order by step, sku, warehouse, joined_level.observed_at),
       file.retailer_id, sku, warehouse, on_hand, reserved, unlimited, joined_level.observed_at
from joined_level join file using (retailer_id);

drop table joined_level, joined_product, odd_product, joined_category, joined_warehouse;
drop function joined_name;
