-- One sender per integration. All times are the database's own.
create table lease (
  integration_id bigint      primary key references integration on delete cascade,
  retailer_id    bigint      not null references retailer,
  owner          uuid        not null,
  epoch          bigint      not null,
  expires_at     timestamptz not null,
  -- The last answer of the marketplace.
  synced_at      timestamptz
);
call vigia_wall('lease', 'select');

-- What a marketplace accepted and has not confirmed yet.
create table submission (
  id             bigint generated always as identity primary key,
  integration_id bigint      not null references integration on delete cascade,
  retailer_id    bigint      not null references retailer,
  handle         text        not null,
  product_ids    bigint[]    not null,
  revisions      bigint[]    not null,
  quantities     integer[]   not null,
  accepted_at    timestamptz not null default now(),
  ask_at         timestamptz not null,
  asked          integer     not null default 0,
  check (cardinality(product_ids) = cardinality(revisions) and cardinality(product_ids) = cardinality(quantities))
);
create index submission_ask on submission (integration_id, ask_at);
call vigia_wall('submission', 'select');

-- The log: one row per quantity sent and one per confirmation, append-only, by month.
create table stock_update (
  id             bigint generated always as identity,
  retailer_id    bigint      not null,
  product_id     bigint      not null,
  integration_id bigint      not null,
  revision       bigint      not null,
  quantity       integer     not null,
  outcome        text        not null check (outcome in ('applied', 'accepted', 'retry', 'rejected')),
  cause          text,
  words          text,
  handle         text,
  happened_at    timestamptz not null default now(),
  primary key (id, happened_at)
) partition by range (happened_at);
create index stock_update_retailer on stock_update (retailer_id, id desc);
create index stock_update_product on stock_update (product_id, id desc);
create index stock_update_integration on stock_update (integration_id, id desc);
call vigia_wall('stock_update', 'select');
create table stock_update_other partition of stock_update default;
call vigia_prepare_months('stock_update');
