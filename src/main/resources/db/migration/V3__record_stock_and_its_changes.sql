create table warehouse (
  id          bigint generated always as identity primary key,
  retailer_id bigint  not null references retailer,
  code        text    not null check (code <> '' and length(code) <= 100),
  name        text    not null check (name <> ''),
  -- Units of a warehouse that is off are not offered anywhere.
  active      boolean not null default true
);
-- TEST and test are one warehouse.
create unique index warehouse_code on warehouse (retailer_id, lower(code));
call vigia_wall('warehouse');

create table stock_level (
  product_id   bigint      not null references product,
  warehouse_id bigint      not null references warehouse,
  retailer_id  bigint      not null references retailer,
  on_hand      integer     not null check (on_hand between -1000000000 and 1000000000),
  reserved     integer     not null check (reserved between -1000000000 and 1000000000),
  unlimited    boolean     not null,
  observed_at  timestamptz not null,
  primary key (product_id, warehouse_id)
) with (fillfactor = 80);
call vigia_wall('stock_level');

-- The ledger: append-only, by month.
create table stock_change (
  retailer_id     bigint      not null,
  product_id      bigint      not null,
  warehouse_id    bigint      not null,
  on_hand_before  integer,
  on_hand         integer     not null,
  reserved_before integer,
  reserved        integer     not null,
  unlimited       boolean     not null,
  observed_at     timestamptz not null,
  recorded_at     timestamptz not null default now(),
  source          text        not null
) partition by range (recorded_at);
create index stock_change_product on stock_change (product_id, recorded_at desc);
call vigia_wall('stock_change', 'select, insert');

-- Creates the months that are missing, the current one and the next two. Rows of a month that nobody prepared land in
-- the default partition: late, but not lost.
create procedure vigia_prepare_months(parent regclass) language plpgsql as $$
declare
  month date;
begin
  for ahead in 0..2 loop
    month := date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead);
    execute format('create table if not exists %I partition of %s for values from (%L) to (%L)',
      parent::text || '_' || to_char(month, 'YYYYMM'), parent,
      month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
  end loop;
end $$;
create table stock_change_other partition of stock_change default;
call vigia_prepare_months('stock_change');
