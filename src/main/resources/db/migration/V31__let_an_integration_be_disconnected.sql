-- First all that an integration shows goes to zero, then its credentials are erased. Its row stays, since the history
-- names it; its name is free again.
alter table integration
  add disconnecting_at timestamptz,
  add disconnected_at  timestamptz check (disconnected_at is null or disconnecting_at is not null);
alter table integration drop constraint integration_retailer_id_name_key;
create unique index integration_retailer_id_name_key on integration (retailer_id, name) where disconnected_at is null;

create index integration_disconnecting on integration (id) where disconnecting_at is not null and disconnected_at is null;
grant delete on submission, in_flight, in_doubt to vigia_retailer;
