-- A file waits while nobody has said what its columns mean.
alter table stock_import add column columns_needed boolean not null default false;

-- What a person has said of the columns of files with these headings, for the next ones.
create table column_mapping (
  retailer_id bigint      not null references retailer,
  head        text        not null,                       -- a digest of the headings
  meanings    text[]      not null,                       -- of each column; empty: none
  person      text        not null,
  chosen_at   timestamptz not null default now(),
  primary key (retailer_id, head)
);
call vigia_wall('column_mapping');
