create type listing_state as enum ('below_minimum', 'out_of_stock', 'unknown', 'ok', 'withdrawn');

-- The rule, the same as MinimumStock.quantityToPublish: a test holds the two together.
-- Empty when the stock is unknown: nothing is sent then.
create function quantity_to_publish(available bigint, unlimited boolean, minimum integer, ceiling integer) returns integer
  language sql immutable parallel safe
  return case
    when unlimited then ceiling
    when available is null then null
    when available <= coalesce(minimum, 0) or available <= 0 then 0
    else least(available, ceiling)::integer
  end;

create function listing_state_of(available bigint, unlimited boolean, minimum integer) returns listing_state
  language sql immutable parallel safe
  return case
    when unlimited then 'ok'::listing_state
    when available is null then 'unknown'::listing_state
    when available <= 0 then 'out_of_stock'::listing_state
    when available <= coalesce(minimum, 0) then 'below_minimum'::listing_state
    else 'ok'::listing_state
  end;

-- A product on an integration: what it should show, and what it shows. The listings of one product lie side by side,
-- because stock changes come by product; a change of the minimum finds its own by the second index.
create table listing (
  product_id       bigint        not null references product,
  integration_id   bigint        not null references integration,
  retailer_id      bigint        not null,
  category_id      bigint        not null,

  available        bigint,                            -- units the integration may offer; empty: never counted
  unlimited        boolean       not null,
  state            listing_state not null,
  since            timestamptz   not null default now(),

  desired          integer       check (desired >= 0),
  desired_revision bigint        not null default 0,
  desired_at       timestamptz,

  sent             integer,
  sent_revision    bigint        not null default 0,  -- the last revision with an answer; due while it is behind
  sent_at          timestamptz,
  travelling       boolean       not null default false,  -- accepted, not confirmed: nothing else is sent meanwhile
  confirmed        integer,
  confirmed_at     timestamptz,
  attempts         integer       not null default 0,  -- failures in a row
  problem          text,                              -- the cause of the last failure, as Outcome.Cause names it
  problem_words    text,                              -- the marketplace's own
  rejected         boolean       not null default false,
  remote           text,                              -- how the connector addresses it

  primary key (product_id, integration_id),
  check (sent_revision <= desired_revision)
) with (fillfactor = 70);

-- The pages: warnings first, the newest first within each. None of these columns changes while a quantity only moves
-- above the minimum, so such an update stays heap-only.
create index listing_urgency on listing (retailer_id, state, since desc, product_id, integration_id);
create index listing_integration_urgency on listing (integration_id, state, since desc, product_id);
create index listing_category_urgency on listing (retailer_id, category_id, state, since desc, product_id, integration_id);
create index listing_problem on listing (retailer_id, problem, integration_id) where problem is not null;
call vigia_wall('listing');

-- What is due, in the order it will be sent: the ids of listings whose revisions differ, up to a thousand in a row. An
-- index that named the revisions would end heap-only updates; this costs one row where an evaluation touches a thousand.
create table due (
  id             bigint generated always as identity primary key,
  integration_id bigint      not null references integration on delete cascade,
  retailer_id    bigint      not null references retailer,
  priority       smallint    not null check (priority between 0 and 2),  -- 0 zeros, 1 reopenings, 2 other quantities
  due_at         timestamptz not null default now(),
  since          timestamptz not null default now(),
  product_ids    bigint[]    not null
);
create index due_order on due (integration_id, priority, id);
call vigia_wall('due');

-- An episode: from reaching the minimum until recovery.
create table warning (
  id             bigint generated always as identity primary key,
  retailer_id    bigint      not null references retailer,
  product_id     bigint      not null references product,
  integration_id bigint      not null references integration,
  available      bigint      not null,
  minimum        integer     not null,
  opened_at      timestamptz not null default now(),
  closed_at      timestamptz check (closed_at >= opened_at)
);
create unique index warning_open on warning (product_id, integration_id) where closed_at is null;
create index warning_product on warning (product_id, opened_at desc);
call vigia_wall('warning');

-- Listings per integration and state, as differences to add up: counters that nobody waits for. A job folds them.
create table listing_tally (
  integration_id bigint        not null references integration on delete cascade,
  retailer_id    bigint        not null references retailer,
  state          listing_state not null,
  listings       bigint        not null
);
create index listing_tally_retailer on listing_tally (retailer_id, integration_id, state);
call vigia_wall('listing_tally');
