alter table source
  -- Since when its warehouses, and the list of its SKUs, cannot be read; and when that is tried again.
  add warehouses_failing_since timestamptz,
  add warehouses_again_at      timestamptz,
  add list_failing_since       timestamptz,
  add list_again_at            timestamptz,
  -- Whatever was described before is described anew.
  add describe_since           timestamptz;

alter table source_sku
  add alone      boolean not null default false,  -- whether it is asked about by itself, as its parts share its units
  add sku_before text,                            -- ours until the source called it otherwise; its units leave
  add odd_text   boolean not null default false;  -- whether its name, category or EAN cannot be kept as the source has it
