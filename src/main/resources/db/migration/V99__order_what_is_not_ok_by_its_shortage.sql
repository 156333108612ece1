-- How many units a listing at its minimum or below lacks of it; negative while one above it waits to reopen, and 0 of what
-- has no number. It follows from the level and the rule, but nothing that is computed can be walked in its order, and a
-- shop may have a million of them. The statement that writes the condition keeps it.
alter table listing_condition add column shortage bigint not null default 0;
update listing_condition condition
set shortage = listing.minimum - coalesce(listing.available, 0)
from listing_condition warned
cross join lateral (select minimum, available from listing_now
                    where product_id = warned.product_id and integration_id = warned.integration_id offset 0) listing
where warned.state in ('below_minimum', 'out_of_stock', 'waiting_to_reopen')
  and condition.product_id = warned.product_id and condition.integration_id = warned.integration_id;
create index listing_condition_shortage on listing_condition
  (retailer_id, state, shortage desc, since desc, product_id desc, integration_id desc);
-- The columns of a view are those there were when it was made.
create or replace view listing_condition_seen as select * from listing_condition where retailer_id = vigia_retailer_id();
create or replace view listing_condition_of_integration as
select * from listing_condition
where integration_id = any(array(select id from integration where retailer_id = vigia_retailer_id()));
analyze listing_condition;
