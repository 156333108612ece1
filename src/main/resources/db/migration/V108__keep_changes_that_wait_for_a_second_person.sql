-- A change that somebody has proposed and another person agrees to or declines. It is kept as the values to be written, with the
-- versions it was based on: whoever agrees carries it out only while those hold.
create table proposed_change (
  id             bigint generated always as identity primary key,
  retailer_id    bigint      not null references retailer,
  -- Whose settings they are; null: they are of rules.
  integration_id bigint      references integration,
  proposed_by    text        not null,
  -- As the sign-in knows the person: names are not unique, and change.
  subject        text        not null check (subject <> ''),
  proposed_at    timestamptz not null default clock_timestamp(),
  -- One of an integration, or one for each rule: {rule, version, before, after}.
  parts          jsonb       not null,
  -- The same for the same change, so that a form that was sent twice proposes it once.
  digest         text        not null,
  changed        bigint      not null,
  to_zero        bigint      not null,
  to_reopen      bigint      not null,
  -- The entry of the history whose change it would take back.
  restores       bigint,
  decision       text        check (decision in ('agreed', 'declined')),
  decided_by     text,
  decided_as     text,
  decided_at     timestamptz,
  check (num_nulls(decision, decided_by, decided_as, decided_at) in (0, 4)),
  constraint nobody_agrees_with_themselves check (decision is distinct from 'agreed' or decided_as <> subject)
);
create unique index proposed_change_once on proposed_change (retailer_id, digest) where decision is null;
create index proposed_change_waiting on proposed_change (retailer_id, id desc) where decision is null;
create index proposed_change_integration on proposed_change (integration_id) where integration_id is not null;
call vigia_wall('proposed_change', 'select, insert, update');
