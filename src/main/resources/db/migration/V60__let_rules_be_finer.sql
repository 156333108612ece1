create extension if not exists btree_gist;

-- What a retailer sets beyond the number of an integration, which stays with the integration: for all it sells, for a
-- category and those below it, or for a product, each on one integration or on all. A row is a version of a rule: whoever
-- changes or ends one ends the row, and none is deleted.
create sequence minimum_rule_id;
create table minimum_rule (
  id             bigint      not null default nextval('minimum_rule_id'),
  version        bigint      not null default 0,
  retailer_id    bigint      not null references retailer,
  integration_id bigint      references integration,        -- none: every integration
  category_id    bigint      references category,           -- none, and no product: whatever is sold
  product_id     bigint      references product,
  minimum        integer     not null check (minimum between 0 and 1000000),
  hold_back      boolean     not null default false,        -- whether the minimum is kept back of what is offered
  -- Units from which a listing that the minimum has closed is offered again; none: as soon as it is above the minimum.
  reopen_at      integer     check (reopen_at > minimum and reopen_at <= 2000000),
  ceiling        integer     check (ceiling > 0),           -- the most units ever offered
  from_at        timestamptz,
  to_at          timestamptz check (to_at > from_at),
  reason         text        not null default '' check (length(reason) <= 400),
  -- Whether its dates hold, as was last carried out: no evaluation compares a date with a clock.
  in_force       boolean     not null,
  created_at     timestamptz not null default clock_timestamp(),
  created_by     text        not null,
  ended_at       timestamptz check (ended_at >= created_at),
  ended_by       text,
  primary key (id, version),
  check (category_id is null or product_id is null),
  check ((ended_at is null) = (ended_by is null)),
  -- Two of the same scope, both with dates or both without, never hold at once.
  constraint minimum_rule_twins exclude using gist (
    retailer_id with =, coalesce(integration_id, 0) with =, coalesce(category_id, 0) with =, coalesce(product_id, 0) with =,
    (case when from_at is null and to_at is null then 0 else 1 end) with =, tstzrange(from_at, to_at) with &&)
    where (ended_at is null)
);
create unique index minimum_rule_current on minimum_rule (retailer_id, id) where ended_at is null;
create index minimum_rule_product on minimum_rule (product_id) where product_id is not null;
create index minimum_rule_category on minimum_rule (category_id) where category_id is not null;
create index minimum_rule_wide on minimum_rule (retailer_id)
  where ended_at is null and category_id is null and product_id is null;
create index minimum_rule_dates on minimum_rule (retailer_id)
  where ended_at is null and (from_at is not null or to_at is not null);
call vigia_wall('minimum_rule', 'select, insert, update');

-- The rule of an integration is its number, with what else there is to say of it. Its id is one of those above, its version
-- that of the integration.
alter table integration
  add column rule_id   bigint  not null default nextval('minimum_rule_id') unique,
  add column hold_back boolean not null default false,
  add column reopen_at integer check (reopen_at > minimum_stock and reopen_at <= 2000000),
  add column ceiling   integer check (ceiling > 0),
  add column reason    text    not null default '' check (length(reason) <= 400);
grant usage on sequence minimum_rule_id to vigia_retailer;

-- Which rule wins: of a category on an integration (product_id 0), and of a product (category_id 0), where there is one of
-- that scope or, of a category, above it. Made anew from the rules whenever one of them changes; what is not here goes by
-- the rules of its integration and of the retailer.
create table winning_rule (
  product_id     bigint  not null,
  category_id    bigint  not null,
  integration_id bigint  not null references integration on delete cascade,
  retailer_id    bigint  not null references retailer,
  rule_id        bigint  not null,
  rule_version   bigint  not null,
  minimum        integer not null,
  hold_back      boolean not null,
  reopen_at      integer,
  ceiling        integer,
  primary key (product_id, category_id, integration_id),
  check ((product_id = 0) <> (category_id = 0))
);
create index winning_rule_retailer on winning_rule (retailer_id);
call vigia_wall('winning_rule');

-- The rule, the same as MinimumStock: a test holds the two together. What has reached the minimum is closed until it has
-- reached the level at which it reopens.
drop function listing_state_of(bigint, boolean, integer);
create function listing_state_of(available bigint, unlimited boolean, minimum integer, reopen_at integer default null,
                                 closed boolean default false) returns listing_state
  language sql immutable parallel safe
  return case
    when unlimited then 'ok'::listing_state
    when available is null then 'unknown'::listing_state
    when available <= 0 then 'out_of_stock'::listing_state
    when available <= coalesce(minimum, 0) then 'below_minimum'::listing_state
    when closed and available < reopen_at then 'waiting_to_reopen'::listing_state
    else 'ok'::listing_state
  end;

-- Empty when the stock is unknown: nothing is sent then.
drop function quantity_to_publish(bigint, boolean, integer, integer);
create function quantity_to_publish(available bigint, unlimited boolean, minimum integer, ceiling integer,
                                    hold_back boolean default false, reopen_at integer default null,
                                    closed boolean default false) returns integer
  language sql immutable parallel safe
  return case
    when unlimited then ceiling
    when available is null then null
    when available <= coalesce(minimum, 0) or available <= 0 or closed and available < reopen_at then 0
    when hold_back then least(available - coalesce(minimum, 0), ceiling)::integer
    else least(available, ceiling)::integer
  end;

-- Whether a listing in this state has been closed by its minimum: a new one has not.
create function closed_by_minimum(state listing_state) returns boolean
  language sql immutable parallel safe
  return coalesce(state in ('below_minimum', 'out_of_stock', 'waiting_to_reopen'), false);

-- A warning lasts until its listing reopens.
alter table listing_condition drop constraint listing_condition_check;
alter table listing_condition add constraint listing_condition_check
  check ((state in ('below_minimum', 'out_of_stock', 'waiting_to_reopen')) = (available is not null and minimum is not null));
create or replace view warning with (security_invoker = true) as
  select id, retailer_id, product_id, integration_id, available, minimum, opened_at, closed_at from warning_past
  union all
  select null, retailer_id, product_id, integration_id, available, minimum, since, null from listing_condition
  where state in ('below_minimum', 'out_of_stock', 'waiting_to_reopen');
