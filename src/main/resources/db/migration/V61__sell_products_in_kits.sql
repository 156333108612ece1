-- What a kit is made of. A kit has no stock of its own: what is available of it follows from what it needs. There are no
-- kits of kits.
create table kit_component (
  kit_id       bigint  not null references product,
  component_id bigint  not null references product,
  retailer_id  bigint  not null references retailer,
  quantity     integer not null check (quantity between 1 and 1000000),   -- units in one kit
  primary key (kit_id, component_id),
  check (kit_id <> component_id)
);
create index kit_component_component on kit_component (component_id);
create index kit_component_retailer on kit_component (retailer_id);
call vigia_wall('kit_component');
