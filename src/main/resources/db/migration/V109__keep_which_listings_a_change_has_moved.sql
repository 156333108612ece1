-- Which listings a changed rule or setting has moved: those that its entry of the history counts. One that is carried out at once is
-- found by the moment of its transaction, which is that of the entry; one that is carried out slice by slice by its rollouts.
create table moved_listing (
  id             bigint generated always as identity primary key,
  retailer_id    bigint      not null references retailer,
  integration_id bigint      not null,
  moved_at       timestamptz not null default now(),
  rollout_id     bigint,
  product_ids    bigint[]    not null,
  -- So that whoever counts them does not read them.
  listings       integer     not null generated always as (cardinality(product_ids)) stored
);
create index moved_listing_at_once on moved_listing (retailer_id, moved_at, id) where rollout_id is null;
create index moved_listing_rollout on moved_listing (rollout_id, id) where rollout_id is not null;
create index moved_listing_age on moved_listing (moved_at);
call vigia_wall('moved_listing', 'select, insert');
