-- A system that stock is read from: an account of a retailer, and how far its reading is.
create table source (
  id              bigint      generated always as identity primary key,
  retailer_id     bigint      not null references retailer,
  kind            text        not null,                        -- the code of its connector
  account         text        not null check (account <> ''),  -- as its people call it
  made_at         timestamptz not null default now(),
  enabled         boolean     not null default true,
  -- By what a notification finds it: the digest of the key in the address that was given to the source.
  hook_digest     bytea       not null unique,
  -- The node that reads it now. Whoever changes the row takes the claim away.
  next_at         timestamptz not null default now(),
  claim           uuid,
  claimed_until   timestamptz,
  -- What became of the last calls; what a person must do stops it.
  looked_at       timestamptz,
  outcome         text        not null default 'NEVER',
  detail          text        not null default '',
  stopped_at      timestamptz,
  failures        integer     not null default 0,
  rests_until     timestamptz,                                 -- whatever waits, nothing is asked before
  -- Calls a second; since when it is so.
  rate            double precision not null check (rate > 0),
  rate_at         timestamptz not null default now(),
  -- Each SKU is read once in a sweep. A new one begins when none is left.
  sweep           bigint      not null default 1,
  sweep_began_at  timestamptz not null default now(),
  swept_at        timestamptz,
  -- The page of the list of SKUs that is read next, 0 where the list is complete; and the number of that list.
  list_page       integer     not null default 1,
  list_number     bigint      not null default 1,
  listed_at       timestamptz,
  warehouses_at   timestamptz,
  -- SKUs that the list does not name any more, where they are too many to be believed.
  lost            integer     not null default 0,
  -- What this sweep has read, and what of it went to zero. Too much is held, since when; a person may have agreed to it.
  sweep_read      integer     not null default 0,
  sweep_zeroed    integer     not null default 0,
  holding_since   timestamptz,
  agreed_sweep    bigint      not null default 0,
  changed_at      timestamptz,
  changed         integer     not null default 0,
  unique (retailer_id, kind, account)
);
create index source_next on source (next_at) where enabled and stopped_at is null;
call vigia_wall('source');

-- What a person typed to connect it; either in the clear or encrypted, bound to its retailer, source and name.
create table source_setting (
  source_id   bigint not null references source on delete cascade,
  retailer_id bigint not null,
  name        text   not null,
  plain       text,
  secret      bytea,
  primary key (source_id, name),
  check ((plain is null) <> (secret is null))
);
call vigia_wall('source_setting');

-- The warehouses of a source, and which of ours each is. One of ours has one source: two would overwrite each other.
create table source_warehouse (
  source_id    bigint  not null references source on delete cascade,
  remote_id    text    not null,
  retailer_id  bigint  not null,
  name         text    not null,
  sells        boolean not null,                   -- whether the source sells from it
  ignored      boolean not null default false,
  warehouse_id bigint  unique references warehouse,
  primary key (source_id, remote_id),
  check (not ignored or warehouse_id is null)
);
call vigia_wall('source_warehouse');

-- The SKUs of a source: which of ours each is, what was read last, and when it is read next.
create table source_sku (
  source_id    bigint      not null references source on delete cascade,
  remote_id    text        not null,
  retailer_id  bigint      not null,
  sku          text,                               -- ours; empty until it is described
  described_at timestamptz,
  description  text        not null default '',    -- as the product was described last
  kit          boolean     not null default false,
  active       boolean     not null default true,
  list_number  bigint      not null default 0,     -- the last list that named it
  sweep        bigint      not null,               -- the last one that it was read in
  near         boolean     not null default false, -- whether its stock is near a minimum
  tries        integer     not null default 0,     -- failed reads in a row
  read_at      timestamptz,
  outcome      text        not null default 'NEVER',
  available    bigint,
  notified_at  timestamptz,
  looks        integer     not null default 0,     -- reads that a notification still asks for
  due_at       timestamptz,                        -- of the next of those
  primary key (source_id, remote_id)
);
create unique index source_sku_ours on source_sku (source_id, sku) where sku is not null;
create index source_sku_due on source_sku (source_id, due_at) where due_at is not null;
create index source_sku_sweep on source_sku (source_id, sweep, near desc, read_at nulls first);
create index source_sku_read on source_sku (source_id, read_at);
-- What a page tells people of.
create index source_sku_outcome on source_sku (source_id, outcome)
  where outcome not in ('NEVER', 'STOCK', 'KIT', 'INACTIVE', 'NOT_OFFERED');
call vigia_wall('source_sku');
