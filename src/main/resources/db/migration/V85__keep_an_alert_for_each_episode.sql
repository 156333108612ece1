-- An episode of what people are told: one row from the moment at which it has lasted long enough until it is over. What
-- heals before has none.
create table alert (
  id              bigint      generated always as identity primary key,
  retailer_id     bigint      not null references retailer,
  kind            text        not null check (kind in ('stopped', 'held', 'failing', 'drift', 'import_failing',
                                                       'import_silent', 'at_minimum', 'webhook_off')),
  integration_id  bigint      references integration on delete cascade,
  cause           text        not null default '',     -- of a failure, as Outcome.Cause names it
  subject_id      bigint      not null default 0,      -- the held change, or the scheduled import
  subject         text        not null default '',     -- how people call what it is about
  since           timestamptz not null,
  opened_at       timestamptz not null,
  -- Not found any more since then; it may come back before it is over.
  absent_since    timestamptz,
  closed_at       timestamptz,
  listings        bigint,                              -- how many it concerns; empty where that is not counted
  listings_before bigint,                              -- at or below the minimum: how many there had been
  acknowledged_at timestamptz,
  acknowledged_by text,
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check (closed_at is null or absent_since is not null)
);
-- One for each episode, whichever node finds it.
create unique index alert_open on alert (retailer_id, kind, integration_id, cause, subject_id) nulls not distinct
  where closed_at is null;
create index alert_newest on alert (retailer_id, opened_at desc, id desc);
create index alert_closed on alert (closed_at) where closed_at is not null;
call vigia_wall('alert', 'select, update');

-- How many products of an integration were at or below the minimum when people were last told, or fewer since: what is
-- above that has risen.
create table minimum_baseline (
  integration_id bigint      primary key references integration on delete cascade,
  retailer_id    bigint      not null references retailer,
  told           bigint      not null,
  listings       bigint      not null,
  risen_at       timestamptz
);
call vigia_wall('minimum_baseline', 'select');

-- Whoever holds this row looks; the others come later.
create table alert_look (
  looked_at timestamptz not null
);
insert into alert_look values ('-infinity');
