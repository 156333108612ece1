-- A person who has left for a marketplace to give consent, until the browser comes back with the state.
create table consent (
  -- SHA-256 of the state: who reads this table cannot come back in somebody's place.
  state          bytea       primary key,
  retailer_id    bigint      not null references retailer,
  integration_id bigint      not null references integration on delete cascade,
  -- What identifies the person at the sign-in; nobody else may come back with this state.
  person         text        not null,
  -- Of PKCE, encrypted.
  verifier       bytea       not null,
  return_to      text        not null,
  expires_at     timestamptz not null
);
create index consent_retailer on consent (retailer_id, expires_at);
call vigia_wall('consent', 'select, insert, delete');

-- Whose turn it is to spend an account's refresh token, which may serve only once. The engine and the pages both do.
create table token_turn (
  integration_id bigint      primary key references integration on delete cascade,
  retailer_id    bigint      not null references retailer,
  holder         uuid        not null,
  expires_at     timestamptz not null
);
call vigia_wall('token_turn');
grant insert, update on integration_token to vigia_retailer;
