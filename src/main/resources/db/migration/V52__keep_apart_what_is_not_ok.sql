-- Which listings are not ok, while that lasts: those that lists order by urgency, one in nine or so. Written by the
-- statement that writes the state of the listing, and by nothing else; a listing that is ok has none. Its product and its
-- integration are those of the listing, which refers to them.
create table listing_condition (
  product_id     bigint        not null,
  integration_id bigint        not null,
  retailer_id    bigint        not null,
  category_id    bigint        not null,
  since          timestamptz   not null,
  state          listing_state not null check (state <> 'ok'),
  -- Of a warning, what there was when it was opened.
  available      bigint,
  minimum        integer,
  check ((state in ('below_minimum', 'out_of_stock')) = (available is not null and minimum is not null))
);

-- Of a large database in one statement, which need not be taken up again: it reads the listings once and writes those
-- that are not ok, some seconds for each million. Nobody evaluates meanwhile.
lock table listing in share row exclusive mode;
insert into listing_condition
  (product_id, integration_id, retailer_id, category_id, since, state, available, minimum)
select listing.product_id, listing.integration_id, listing.retailer_id, listing.category_id, listing.since, listing.state,
       case when listing.state in ('below_minimum', 'out_of_stock')
         then coalesce(warning.available, listing.available, 0) end,
       case when listing.state in ('below_minimum', 'out_of_stock')
         then coalesce(warning.minimum, integration.minimum_stock, 0) end
from listing
join integration on integration.id = listing.integration_id
left join warning on warning.product_id = listing.product_id and warning.integration_id = listing.integration_id
  and warning.closed_at is null
where listing.state <> 'ok'
order by listing.product_id, listing.integration_id;

alter table listing_condition add primary key (product_id, integration_id);
-- The pages: the most urgent first, the newest first within each state.
create index listing_condition_urgency on listing_condition
  (retailer_id, state, since desc, product_id, integration_id);
create index listing_condition_integration on listing_condition (integration_id, state, since desc, product_id);
create index listing_condition_category on listing_condition
  (retailer_id, category_id, state, since desc, product_id, integration_id);
call vigia_wall('listing_condition');

-- As listing_seen, and for the same reason.
create view listing_condition_seen as select * from listing_condition where retailer_id = vigia_retailer_id();
grant select on listing_condition_seen to vigia_retailer;

-- Rows come and go all day. As of listings, those of one product lie side by side.
alter table listing_condition set (autovacuum_vacuum_scale_factor = 0.02);
alter table listing_condition alter column product_id set (n_distinct = -0.2);
analyze listing_condition;
