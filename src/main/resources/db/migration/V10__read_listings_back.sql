-- A round reads back what a marketplace shows of each listing of an integration. The newest row of an integration is the
-- round under way, or the last one; it keeps its place, so that a crash or another node goes on from there. The walk is
-- by product, over the primary key of listing: 20 listings of 900,000 cost 0.2 ms, and no index of its own was faster.
create table read_back (
  id               bigint generated always as identity primary key,
  integration_id   bigint      not null references integration on delete cascade,
  retailer_id      bigint      not null references retailer,
  started_at       timestamptz not null default now(),
  finished_at      timestamptz check (finished_at >= started_at),
  next_at          timestamptz not null default now(),  -- when it goes on; once finished, when the next one may begin
  after_product_id bigint      not null default 0,
  failures         integer     not null default 0,      -- in a row, at this place
  read             bigint      not null default 0,      -- listings; what follows are those of them that
  unread           bigint      not null default 0,      -- could not be read
  travelling       bigint      not null default 0,      -- had been sent too recently to tell
  changed_outside  bigint      not null default 0,      -- showed something else: found per cause, see drift
  lost             bigint      not null default 0,
  sold             bigint      not null default 0,
  gone             bigint      not null default 0,
  managed          bigint      not null default 0
);
-- Not by id: the planner would then walk the primary key backwards until it meets the integration.
create index read_back_newest on read_back (integration_id, started_at desc);
create unique index read_back_under_way on read_back (integration_id) where finished_at is null;
call vigia_wall('read_back', 'select');

-- Listings that did not show what had been sent, append-only. Rare, so one table; the night forgets those of last year.
create table drift (
  id             bigint generated always as identity primary key,
  retailer_id    bigint      not null references retailer,
  product_id     bigint      not null references product,
  integration_id bigint      not null references integration on delete cascade,
  revision       bigint      not null,
  cause          text        not null check (cause in ('changed_outside', 'lost', 'sold', 'gone', 'managed')),
  expected       integer     not null,
  shown          integer,                               -- empty: nothing that could be read
  words          text,                                  -- the marketplace's own
  repaired       boolean     not null,                  -- sent again because of this
  repairs        integer     not null,                  -- in a row, with this one
  found_at       timestamptz not null default now()
);
create index drift_listing on drift (product_id, integration_id, id desc);
create index drift_retailer on drift (retailer_id, id desc);
create index drift_integration on drift (integration_id, id desc);
create index drift_cause on drift (retailer_id, cause, id desc);
create index drift_found on drift (found_at);
call vigia_wall('drift', 'select');
