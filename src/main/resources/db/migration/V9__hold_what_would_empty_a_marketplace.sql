-- Listings that intake took from selling to zero, by minute: what the brake judges a call by, since a feed comes as many.
-- A row per connection, so that no call waits for another's counter.
create table emptied (
  integration_id bigint      not null references integration on delete cascade,
  minute         timestamptz not null,
  connection     integer     not null,
  retailer_id    bigint      not null references retailer,
  listings       integer     not null,
  primary key (integration_id, minute, connection)
);
call vigia_wall('emptied');

-- An episode of the brake: what it holds until a person decides, or until what was decided has been carried out.
create table held_change (
  id          bigint generated always as identity primary key,
  retailer_id bigint      not null references retailer,
  -- Who sent the first of it.
  source      text        not null,
  opened_at   timestamptz not null default now(),
  added_at    timestamptz not null default now(),
  items       integer     not null default 0,
  decision    text        check (decision in ('APPROVED', 'DISCARDED')),
  decided_by  text,
  decided_at  timestamptz,
  -- What became of the items of an approved one.
  applied     integer     not null default 0,
  unchanged   integer     not null default 0,
  outdated    integer     not null default 0,
  finished_at timestamptz,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check (finished_at is null or decided_at is not null)
);
-- One open at a time: what is sent meanwhile is added to it.
create unique index held_change_open on held_change (retailer_id) where decided_at is null;
create index held_change_to_carry_out on held_change (id) where decided_at is not null and finished_at is null;
create index held_change_retailer on held_change (retailer_id, id desc);
call vigia_wall('held_change');

-- The integrations of an episode.
create table held_integration (
  held_change_id bigint  not null references held_change on delete cascade,
  integration_id bigint  not null references integration on delete cascade,
  retailer_id    bigint  not null references retailer,
  -- Listings that sold when the brake stopped it, those that had gone to zero just before, and those held from it.
  selling        bigint  not null,
  passed         bigint  not null,
  listings       bigint  not null default 0,
  primary key (held_change_id, integration_id)
);
create index held_integration_integration on held_integration (integration_id);
call vigia_wall('held_integration');

-- What was observed and is not recorded yet; the newest of a product and warehouse.
create table held_stock (
  held_change_id bigint      not null references held_change on delete cascade,
  product_id     bigint      not null references product,
  warehouse      text        not null,
  retailer_id    bigint      not null references retailer,
  on_hand        integer     not null,
  reserved       integer     not null,
  unlimited      boolean     not null,
  observed_at    timestamptz not null,
  source         text        not null
);
create unique index held_stock_newest on held_stock (held_change_id, product_id, lower(warehouse));
call vigia_wall('held_stock');

-- The same of products: a category that is not registered anywhere takes its listings to zero too.
create table held_product (
  held_change_id bigint not null references held_change on delete cascade,
  product_id     bigint not null references product,
  retailer_id    bigint not null references retailer,
  name           text   not null,
  category       text   not null,
  ean            text,
  primary key (held_change_id, product_id)
);
call vigia_wall('held_product');

-- The listings that it would take to zero, each counted once however often it is sent. No references: they are read from
-- listing in the transaction before, and there may be millions.
create table held_listing (
  held_change_id bigint not null,
  product_id     bigint not null,
  integration_id bigint not null,
  retailer_id    bigint not null,
  primary key (held_change_id, product_id, integration_id)
);
call vigia_wall('held_listing');
