-- Every rule as it stands, those that integrations have of their own among them. Whoever asks sees what the walls around both
-- tables let through. Of an integration's own the database knows who changed it by the history only.
create view current_rule with (security_invoker = true) as
  select id, version, retailer_id, integration_id, category_id, product_id, minimum, hold_back, reopen_at, ceiling,
         from_at, to_at, reason, in_force, created_at changed_at, created_by changed_by, false of_integration
  from minimum_rule where ended_at is null
  union all
  select rule_id, version, retailer_id, id, null, null, minimum_stock, hold_back, reopen_at, ceiling,
         null, null, reason, true, updated_at, null, true
  from integration where minimum_stock is not null and disconnected_at is null;
grant select on current_rule to vigia_retailer;
-- What held at a moment: rules for whatever is sold, those that have been ended among them.
create index minimum_rule_wide_ever on minimum_rule (retailer_id) where category_id is null and product_id is null;
