-- A source that lets Vigia in by the consent of its owner: the token that this gave, as of an integration.
create table source_token (
  source_id   bigint      primary key references source on delete cascade,
  retailer_id bigint      not null,
  token       bytea       not null,              -- encrypted, with what buys the next one
  expires_at  timestamptz not null,
  kept_at     timestamptz not null default now()
);
call vigia_wall('source_token');

-- Whose turn it is to spend its refresh token, which may serve only once.
create table source_token_turn (
  source_id   bigint      primary key references source on delete cascade,
  retailer_id bigint      not null,
  holder      uuid        not null,
  expires_at  timestamptz not null
);
call vigia_wall('source_token_turn');

-- A person may leave for the page of a source as well.
alter table consent
  alter integration_id drop not null,
  add source_id bigint references source on delete cascade,
  add constraint consent_of_one check (num_nonnulls(integration_id, source_id) = 1);
