-- A changed rule that is being carried out: the setting holds since the row is there, and the products are compared with it
-- some thousands at a time. How far that is moves in the transaction that compares a slice, so that any node can go on.
create table rollout (
  id             bigint      generated always as identity primary key,
  retailer_id    bigint      not null references retailer,
  integration_id bigint      not null references integration on delete cascade,
  -- Whether other categories or warehouses count now, or it is new; else nothing but the minimum changed, and what is
  -- available of each listing is known already.
  reach          boolean     not null,
  minimum_before integer     not null,
  minimum        integer     not null,
  products       bigint      not null check (products >= 0),           -- how many there were when it began
  reached        bigint      not null default 0,                       -- the last product that has been compared
  compared       bigint      not null default 0,                       -- how many have been
  to_zero        bigint      not null default 0,
  to_reopen      bigint      not null default 0,
  started_at     timestamptz not null default clock_timestamp(),
  ended_at       timestamptz check (ended_at >= started_at),
  -- Another change came before this one was through; it looks at everything again.
  superseded     boolean     not null default false,
  check (not superseded or ended_at is not null)
);
create unique index rollout_unfinished on rollout (integration_id) where ended_at is null;
-- The latest of an integration, for its page.
create index rollout_latest on rollout (integration_id, id desc);
call vigia_wall('rollout', 'select, insert, update');
