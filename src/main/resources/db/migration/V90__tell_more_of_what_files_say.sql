-- All that is wrong with a line is told at once, in the order in which it was found.
alter table stock_import_refusal
  add column nth bigint generated always as identity,
  drop constraint stock_import_refusal_pkey,
  add primary key (stock_import_id, line, field, refusal, value);

-- The first details of products that a file would change, for the person to see.
create table stock_import_product_change (
  stock_import_id bigint   not null references stock_import on delete cascade,
  sku             text     not null,
  nth             integer not null,                             -- among the details of a product
  retailer_id     bigint   not null,
  field           text     not null,
  was             text     not null,                             -- empty: nothing is known of it
  becomes         text     not null,
  primary key (stock_import_id, sku, nth)
);
call vigia_wall('stock_import_product_change', 'select, insert, delete');

-- What a file calls the column that says what kits are made of, for those that are refused once they are compared.
alter table stock_import add column kit_heading text not null default '';

-- How the numbers of the files of a schedule are written; empty: as each file says itself.
alter table scheduled_import add column notation text check (notation in ('UNDECIDED', 'COMMA', 'POINT'));
