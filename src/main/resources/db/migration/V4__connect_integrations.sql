create table integration (
  id               bigint generated always as identity primary key,
  retailer_id      bigint      not null references retailer,
  marketplace      text        not null check (marketplace <> ''),
  name             text        not null check (name <> '' and length(name) <= 100),
  country          text        not null check (country ~ '^[A-Z]{2}$'),
  enabled          boolean     not null default true,
  -- Units; at this many or fewer the marketplace is told zero. Empty counts as 0.
  minimum_stock    integer     check (minimum_stock between 0 and 1000000),
  -- Every category, those of tomorrow included; otherwise those registered below.
  every_category   boolean     not null default true,
  -- Every active warehouse; otherwise those chosen below.
  every_warehouse  boolean     not null default true,
  -- Why Vigia stopped by itself, in the marketplace's words; empty while it runs.
  stopped_because  text,
  stopped_at       timestamptz,
  version          bigint      not null default 0,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  unique (retailer_id, name),
  check ((stopped_because is null) = (stopped_at is null))
);
call vigia_wall('integration');

create table integration_category (
  integration_id bigint not null references integration on delete cascade,
  category_id    bigint not null references category,
  retailer_id    bigint not null references retailer,
  primary key (integration_id, category_id)
);
create index integration_category_category on integration_category (category_id);
call vigia_wall('integration_category');

create table integration_warehouse (
  integration_id bigint not null references integration on delete cascade,
  warehouse_id   bigint not null references warehouse,
  retailer_id    bigint not null references retailer,
  primary key (integration_id, warehouse_id)
);
call vigia_wall('integration_warehouse');

create table integration_setting (
  integration_id bigint not null references integration on delete cascade,
  retailer_id    bigint not null references retailer,
  name           text   not null,
  -- A secret is encrypted, bound to its retailer, integration and name; anything else is plain.
  plain          text,
  secret         bytea,
  primary key (integration_id, name),
  check ((plain is null) <> (secret is null))
);
call vigia_wall('integration_setting');

-- The token that the connector keeps, encrypted. One row per integration, so that the newest replaces the last.
create table integration_token (
  integration_id bigint      primary key references integration on delete cascade,
  retailer_id    bigint      not null references retailer,
  token          bytea       not null,
  expires_at     timestamptz not null,
  kept_at        timestamptz not null default now()
);
call vigia_wall('integration_token', 'select, delete');
