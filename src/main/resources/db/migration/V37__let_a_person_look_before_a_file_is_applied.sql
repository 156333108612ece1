-- A person sees what a file would do before anything is done, agrees, or has it read in another way.
alter table stock_import
  -- Empty until what it would do has been found out, slice by slice; and until a person has agreed. What Vigia itself hands
  -- in needs nobody.
  add column compared_at   timestamptz default now(),
  add column compared_sku  text        not null default '',
  add column confirmed_at  timestamptz default now(),
  add column confirmed_by  text,
  -- How the person wants it read: whether products are described too, whether what it does not name is sold out, and in
  -- which category products go of which it names none.
  add column with_products boolean     not null default true,
  add column complete      boolean     not null default false,
  add column category      text        not null default '',
  add column chosen        text,                                -- the notation that a person chose
  -- What it would do.
  add column new_levels         integer not null default 0,
  add column changed_levels     integer not null default 0,
  add column unchanged_levels   integer not null default 0,
  add column outdated_levels    integer not null default 0,
  add column absent             integer not null default 0,      -- of the changed ones: those that it does not name
  add column doubled            integer not null default 0,
  add column new_products       integer not null default 0,
  add column changed_products   integer not null default 0,
  add column unchanged_products integer not null default 0,
  add column retired_products   integer not null default 0,
  -- What became of the products that it describes.
  add column products           integer not null default 0,
  add column products_accepted  integer not null default 0,
  add column products_unchanged integer not null default 0,
  add column products_held      integer not null default 0,
  -- How far it is applied: first the products, then the lines, both in the order of SKUs.
  add column done_product       text    not null default '',
  add column done_sku           text    not null default '',
  add column done_warehouse     text    not null default '';
create index stock_import_to_compare on stock_import (id) where compared_at is null;
-- A file that was under way: what is applied is gone, so it goes on from its beginning.
update stock_import set done_line = 0 where finished_at is null;

alter table stock_import_line
  drop constraint stock_import_line_pkey,
  add primary key (stock_import_id, sku, line, warehouse);

-- The file itself, to be read again.
create table stock_import_content (
  stock_import_id bigint  not null references stock_import on delete cascade,
  part            integer not null,
  retailer_id     bigint  not null,
  bytes           bytea   not null,
  primary key (stock_import_id, part)
);
alter table stock_import_content alter column bytes set storage external;
call vigia_wall('stock_import_content', 'select, insert');

-- The products that a file describes, until they are applied; what is empty stays as it is. Of each detail
-- the first line of a SKU that names it holds.
create table stock_import_product (
  stock_import_id bigint  not null,
  sku             text    not null,
  line            integer not null,
  retailer_id     bigint  not null,
  name            text,
  category        text,
  ean             text,
  retired         boolean,                                       -- whether it is not sold any more
  primary key (stock_import_id, sku)
);
call vigia_wall('stock_import_product', 'select, insert, update, delete');

-- The first levels that a file would change, for the person to see.
create table stock_import_change (
  stock_import_id bigint  not null references stock_import on delete cascade,
  sku             text    not null,
  warehouse       text    not null,
  retailer_id     bigint  not null,
  was             bigint,                                        -- available; empty: never counted
  was_unlimited   boolean not null,
  becomes         bigint  not null,
  unlimited       boolean not null,
  primary key (stock_import_id, sku, warehouse)
);
call vigia_wall('stock_import_change', 'select, insert, delete');

-- How many listings of an integration would go to zero, would be offered again, or would show another quantity.
create table stock_import_impact (
  stock_import_id bigint  not null references stock_import on delete cascade,
  integration_id  bigint  not null references integration on delete cascade,
  retailer_id     bigint  not null,
  to_zero         integer not null,
  to_reopen       integer not null,
  other           integer not null,
  primary key (stock_import_id, integration_id)
);
create index stock_import_impact_integration on stock_import_impact (integration_id);
call vigia_wall('stock_import_impact', 'select, insert, update, delete');

grant delete on stock_import_refusal to vigia_retailer;

-- What is left of a SKU when a spreadsheet or a hurry has changed it: without zeros before it, marks around it, and case.
create function vigia_near_sku(sku text) returns text
  language sql immutable parallel safe strict
  return ltrim(lower(regexp_replace(vigia_spelling(sku), '^[=''"]+|[''"]+$|[.,]0+$', '', 'g')), '0');
