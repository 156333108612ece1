-- A warning is open as long as its listing is in a state of one. Its condition says so already, and holds what the warning
-- said: it is the warning from now on, and becomes an episode when it is over.
alter table warning rename to warning_past;
drop index warning_open;
delete from warning_past where closed_at is null;
alter table warning_past alter column closed_at set not null;

-- Every episode, those that are not over among them. Whoever asks sees what the walls around both tables let through.
create view warning with (security_invoker = true) as
  select id, retailer_id, product_id, integration_id, available, minimum, opened_at, closed_at from warning_past
  union all
  select null, retailer_id, product_id, integration_id, available, minimum, since, null from listing_condition
  where state in ('below_minimum', 'out_of_stock');
grant select on warning to vigia_retailer;
