-- Updates under way: written before the first request leaves, gone once their answers are settled. What a crash or a lost
-- lease leaves behind here has no final answer, and whoever sends next says so.
create table in_flight (
  id             bigint generated always as identity primary key,
  integration_id bigint      not null references integration on delete cascade,
  retailer_id    bigint      not null references retailer,
  epoch          bigint      not null,                   -- of the lease it was sent under
  product_ids    bigint[]    not null,
  quantities     integer[]   not null,
  sent_at        timestamptz not null default now(),
  check (cardinality(product_ids) = cardinality(quantities))
);
create index in_flight_integration on in_flight (integration_id);
call vigia_wall('in_flight', 'select');

-- Listings in doubt: a call about them ended without a final answer and may still be applied, later than anything newer.
-- They are looked at until they have shown the newest quantity for longer than such a call can live.
create table in_doubt (
  integration_id bigint      not null references integration on delete cascade,
  product_id     bigint      not null references product on delete cascade,
  retailer_id    bigint      not null references retailer,
  quantities     integer[]   not null,                    -- what those calls carried
  since          timestamptz not null default now(),
  until          timestamptz,                             -- empty until it has been seen to show the newest quantity
  check_at       timestamptz not null,                    -- 'infinity' while a newer quantity is still to be settled
  checks         integer     not null default 0,          -- in a row that were well: the next is as far off as they are many
  found          integer     not null default 0,          -- that were not
  told           bigint      not null default 0,          -- the revision that a look sent again
  primary key (integration_id, product_id)
);
create index in_doubt_check on in_doubt (integration_id, check_at);
create index in_doubt_listing on in_doubt (product_id, integration_id);
call vigia_wall('in_doubt', 'select');
