-- A product that is not sold any more: zero goes to every marketplace that was ever told anything of it, and it leaves the
-- lists and the counts. Its row stays, since the history names it; sent again it comes back.
alter table product
  add column retired_at timestamptz,
  -- Who said so, as the ledger names it.
  add column retired_by text,
  add constraint product_retired check ((retired_at is null) = (retired_by is null));

-- A list sorted by name or SKU never walks past those that are not on it.
drop index product_name;
create index product_name on product (retailer_id, name, sku) where retired_at is null;
create index product_offered on product (retailer_id, sku) where retired_at is null;

-- The last in the order of the lists, so that a walk along it ends before those. Used by no statement of this migration.
alter type listing_state add value 'retired';

-- What the brake holds may be that a product is retired.
alter table held_product add column retired boolean not null default false;
