-- What a person has said of a warehouse that files name and the retailer does not have: that it is a new one, or which one it
-- is; neither until somebody has. Of lines that name no warehouse the code is empty.
create table warehouse_mapping (
  id              bigint generated always as identity primary key,
  retailer_id     bigint  not null references retailer,
  code            text    not null,                       -- as a file writes it
  is_new          boolean not null default false,
  warehouse_id    bigint  references warehouse,
  stock_import_id bigint  references stock_import on delete set null,   -- the last file that left it open
  person          text,
  chosen_at       timestamptz,
  constraint warehouse_mapping_one check (not is_new or warehouse_id is null)
);
create unique index warehouse_mapping_code on warehouse_mapping (retailer_id, vigia_code(code));
create index warehouse_mapping_warehouse on warehouse_mapping (warehouse_id);
create index warehouse_mapping_import on warehouse_mapping (stock_import_id);
call vigia_wall('warehouse_mapping');

-- The warehouses that a file would add, as far as a person reads on.
alter table stock_import add column new_warehouses text not null default '';
