-- The history of a retailer is read by person, kind of change, rule and day. Row-level security lets an index serve only what
-- is compared without a look into documents, so what it is read by stands in columns of its own.
alter table audit_event
  add column kind text not null generated always as (
    case when action in ('asked', 'rule asked') then 'question'
         when action in ('rule created', 'rule changed', 'rule ended') then 'rule'
         when action in ('connected', 'changed', 'consented', 'resumed', 'disconnecting', 'disconnected')
           then 'integration'
         when action like 'held change %' then 'held'
         when action like 'scheduled\_import\_%' then 'import'
         when action in ('product_retired', 'product_returned', 'reprocessed') then 'product'
         when action = 'settings_changed' or action like 'alert\_webhook\_%' then 'setting'
         else 'other' end) stored,
  -- Whether it wrote a minimum or its finer terms.
  add column sets_minimum boolean not null generated always as (
    action in ('rule created', 'rule changed', 'rule ended')
      or action in ('connected', 'changed')
         and (before -> 'minimumStock', before -> 'holdBack', before -> 'reopenAt', before -> 'ceiling')
             is distinct from (after -> 'minimumStock', after -> 'holdBack', after -> 'reopenAt', after -> 'ceiling'))
    stored,
  add column rule_id bigint generated always as (
    case when action in ('rule created', 'rule changed', 'rule ended')
         then cast(coalesce(after ->> 'rule', before ->> 'rule') as bigint) end) stored,
  -- What came of it, as far as the transaction of the change knew; null where nothing could.
  add column effect jsonb,
  -- The entry whose change it took back.
  add column restores bigint;

-- A rule for one integration is part of that integration's history, too.
update audit_event set integration_id = cast(coalesce(after ->> 'integration', before ->> 'integration') as bigint)
where integration_id is null and action in ('rule created', 'rule changed', 'rule ended')
  and coalesce(after ->> 'integration', before ->> 'integration') is not null;

-- A question that was asked before a change is no change.
create index audit_event_retailer on audit_event (retailer_id, id desc) where kind <> 'question';
create index audit_event_actor on audit_event (retailer_id, actor, id desc) where kind <> 'question';
create index audit_event_kind on audit_event (retailer_id, kind, id desc) where kind <> 'question';
create index audit_event_minimum on audit_event (retailer_id, id desc) where sets_minimum;
create index audit_event_rule on audit_event (retailer_id, rule_id, id desc) where rule_id is not null;
create index audit_event_restores on audit_event (retailer_id, restores) where restores is not null;
