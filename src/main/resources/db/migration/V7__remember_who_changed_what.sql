create table audit_event (
  id             bigint generated always as identity,
  retailer_id    bigint      not null,
  integration_id bigint,
  -- The person as the sign-in names them; the API client when a machine did it.
  actor          text        not null,
  action         text        not null,
  before         jsonb,
  after          jsonb,
  happened_at    timestamptz not null default now(),
  primary key (id, happened_at)
) partition by range (happened_at);
create index audit_event_integration on audit_event (integration_id, id desc);
call vigia_wall('audit_event', 'select, insert');
create table audit_event_other partition of audit_event default;
call vigia_prepare_months('audit_event');
