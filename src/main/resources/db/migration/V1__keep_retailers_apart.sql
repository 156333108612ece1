create table retailer (
  id         bigint generated always as identity primary key,
  code       text        not null unique check (code <> ''),
  name       text        not null check (name <> ''),
  created_at timestamptz not null default now()
);

-- Pages and the API work as this role, which sees the rows of one retailer only: the second wall behind the
-- application's own filter. The engine works as the owner of the tables.
do $$
begin
  if not exists (select from pg_roles where rolname = 'vigia_retailer') then
    create role vigia_retailer nologin;
  end if;
  execute format('grant vigia_retailer to %I', current_user);
exception
  -- Two databases of one server migrated at the same moment.
  when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public to vigia_retailer;

-- The retailer whose rows the connection may see; none when nobody said.
create function vigia_retailer_id() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('vigia.retailer', true), '')::bigint;

-- Every later table of a retailer calls this once: the wall, and what the portal may do behind it.
create procedure vigia_wall(tab regclass, privileges text default 'select, insert, update, delete')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('create policy one_retailer on %s to vigia_retailer using (retailer_id = (select vigia_retailer_id()))', tab);
  execute format('grant %s on %s to vigia_retailer', privileges, tab);
end $$;

alter table retailer enable row level security;
create policy one_retailer on retailer to vigia_retailer using (id = (select vigia_retailer_id()));
grant select, update on retailer to vigia_retailer;
