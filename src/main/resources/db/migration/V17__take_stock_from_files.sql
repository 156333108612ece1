-- A file of stock levels that a person handed in. Its lines are applied batch by batch; done_line moves in the
-- transaction that applies them, so that a crash neither loses a line nor counts one twice.
create table stock_import (
  id          bigint generated always as identity primary key,
  retailer_id bigint      not null references retailer,
  name        text        not null,
  person      text        not null,
  received_at timestamptz not null default now(),
  ignored     text        not null default '',          -- columns that mean nothing to us, for the person to see
  items       integer     not null default 0,           -- lines below the first, good and bad
  done_line   integer     not null default 0,
  accepted    integer     not null default 0,           -- what became of those done
  unchanged   integer     not null default 0,
  outdated    integer     not null default 0,
  held        integer     not null default 0,
  refused     integer     not null default 0,
  finished_at timestamptz
);
create index stock_import_retailer on stock_import (retailer_id, id desc);
create index stock_import_under_way on stock_import (id) where finished_at is null;
create index stock_import_received on stock_import (received_at);
call vigia_wall('stock_import', 'select, insert, update');

-- The good lines, until the import is finished. No references: there may be millions, all of one transaction.
create table stock_import_line (
  stock_import_id bigint      not null,
  line            integer     not null,
  retailer_id     bigint      not null,
  sku             text        not null,
  warehouse       text        not null,
  on_hand         integer     not null,
  reserved        integer     not null,
  unlimited       boolean     not null,
  observed_at     timestamptz,                           -- empty: when the file was received
  primary key (stock_import_id, line)
);
call vigia_wall('stock_import_line', 'insert');

-- The lines that were not applied, and why.
create table stock_import_refusal (
  stock_import_id bigint  not null references stock_import on delete cascade,
  line            integer not null,
  retailer_id     bigint  not null,
  sku             text    not null,
  field           text    not null,                      -- the column's name in the file; empty: the line as a whole
  refusal         text    not null,
  primary key (stock_import_id, line)
);
call vigia_wall('stock_import_refusal', 'select, insert');
