create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Accents and case do not matter to a search. Immutable although unaccent is not: its dictionary is never changed here.
create function vigia_fold(words text) returns text
  language sql immutable parallel safe strict
  return lower(unaccent('unaccent'::regdictionary, words));

create table category (
  id          bigint generated always as identity primary key,
  retailer_id bigint not null references retailer,
  path        text   not null check (path <> '' and length(path) <= 400),
  unique (retailer_id, path)
);
call vigia_wall('category');

create table product (
  id          bigint generated always as identity primary key,
  retailer_id bigint      not null references retailer,
  -- Text of the outside: leading zeros, spaces and case are kept.
  sku         text        not null check (sku <> '' and length(sku) <= 100),
  name        text        not null check (length(name) <= 400),
  category_id bigint      not null references category,
  ean         text        check (length(ean) <= 20),
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  search      text        not null generated always as (vigia_fold(sku || ' ' || name || ' ' || coalesce(ean, ''))) stored,
  unique (retailer_id, sku)
);
create index product_category on product (category_id);
-- Finds any part of a SKU, name or EAN.
create index product_search on product using gin (search gin_trgm_ops);
-- The order of a list sorted by name.
create index product_name on product (retailer_id, name, sku);
call vigia_wall('product');

-- Row-level security forbids an index on an operator that is not leakproof, and LIKE is not. So the search runs as the
-- owner of the table, and filters by the same retailer itself. Every word must occur; at most so many products come back.
create function vigia_products_matching(words text, most integer) returns setof bigint
  language plpgsql stable security definer set search_path = public as $$
declare
  query text := 'select id from product where retailer_id = vigia_retailer_id()';
  word text;
begin
  for word in select w from regexp_split_to_table(vigia_fold(words), '\s+') w where w <> '' limit 8 loop
    query := query || format(' and search like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
  end loop;
  return query execute query || format(' limit %s', most);
end $$;
