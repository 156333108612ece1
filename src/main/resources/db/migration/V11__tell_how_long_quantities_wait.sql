-- How long a quantity had waited when the marketplace confirmed it, in milliseconds; empty for what was not applied, or
-- was not the newest any more.
alter table stock_update add waited integer check (waited >= 0);

-- The latest zeros of an integration, for the spread of their waits, from the index alone.
create index stock_update_zeros on stock_update (integration_id, id desc) include (retailer_id, waited)
  where outcome = 'applied' and quantity = 0;
-- What failed lately, by cause.
create index stock_update_failures on stock_update (integration_id, happened_at) include (retailer_id, outcome, cause)
  where outcome in ('retry', 'rejected');

-- How many listings a row names: counting them would unpack every row.
alter table due add listings integer not null generated always as (cardinality(product_ids)) stored;

-- Which listings can be reprocessed.
create index listing_rejected on listing (retailer_id, integration_id, product_id) where rejected;

-- The share of the allowed requests that the sender had used in the minute before, from 0 to 1.
alter table lease add budget_used real check (budget_used between 0 and 1);
alter table lease add budget_at timestamptz;
