-- Warehouses of ours that a source fed until a person said otherwise. What it has brought there leaves: of each SKU when it
-- is read again, of the rest when the next sweep has ended. What came by another door meanwhile stays.
create table source_warehouse_before (
  source_id    bigint      not null references source on delete cascade,
  warehouse_id bigint      not null references warehouse,
  remote_id    text        not null,                -- the source's, from which it came
  retailer_id  bigint      not null,
  since        timestamptz not null default clock_timestamp(),
  primary key (source_id, warehouse_id, remote_id)
);
call vigia_wall('source_warehouse_before');
