-- How a file was read, for the person who handed it in: its format, where its columns are named, how its numbers are written.
alter table stock_import
  add column kind      text    not null default 'CSV',
  add column charset   text    not null default '',
  add column separator text    not null default 'OTHER',
  add column sheet     text    not null default '',        -- of a workbook
  add column head_line integer not null default 1,
  add column notation  text    not null default 'UNDECIDED',
  add column totals    text    not null default '';        -- lines of totals, which were passed over

-- A line may count a product in several warehouses, each in a column of its own.
alter table stock_import_line
  drop constraint stock_import_line_pkey,
  add primary key (stock_import_id, line, warehouse);
