-- Somebody who has chosen to be told. Address, language and name are those of the last sign-in.
create table alert_person (
  id           bigint      generated always as identity primary key,
  retailer_id  bigint      not null references retailer,
  subject      text        not null,                   -- as the sign-in provider identifies the person
  name         text        not null,
  email        text        not null default '',        -- empty: the provider tells none
  language     text        not null,
  seen_at      timestamptz not null,
  -- Local hours between which no mail is sent; both or none.
  quiet_from   integer    check (quiet_from between 0 and 23),
  quiet_to     integer    check (quiet_to between 0 and 23),
  digest_hour  integer    not null default 8 check (digest_hour between 0 and 23),
  -- When the next one is due; empty where nothing is chosen for it. And since when it tells.
  digest_at    timestamptz,
  digest_since timestamptz not null default now(),
  unique (retailer_id, subject),
  check ((quiet_from is null) = (quiet_to is null) and (quiet_from is null or quiet_from <> quiet_to))
);
create index alert_person_digest on alert_person (digest_at) where digest_at is not null;
call vigia_wall('alert_person');

-- What a person is told of, and how. What is not here is told on the page alone.
create table alert_choice (
  person_id   bigint not null references alert_person on delete cascade,
  retailer_id bigint not null references retailer,
  kind        text   not null,
  how         text   not null check (how in ('mail', 'digest')),
  primary key (person_id, kind)
);
create index alert_choice_kind on alert_choice (retailer_id, kind) where how = 'mail';
call vigia_wall('alert_choice');

-- Where a retailer's own programs are told. The secret is encrypted, bound to its retailer, its row and the address.
create table alert_webhook (
  id            bigint      generated always as identity primary key,
  retailer_id   bigint      not null unique references retailer,
  address       text        not null check (address <> ''),
  secret        bytea       not null,
  -- Nothing has arrived since then; empty after a call that was taken.
  failing_since timestamptz,
  switched_off_at timestamptz,
  -- Of the last call: when, and what the server answered, or why there was no answer.
  called_at     timestamptz,
  status        integer,
  problem       text        not null default ''
);
call vigia_wall('alert_webhook');

-- What is to be told, to whom. Written in the transaction that opens the episode; its id goes along with every try.
create table alert_delivery (
  id            uuid        primary key default gen_random_uuid(),
  retailer_id   bigint      not null references retailer,
  alert_id      bigint      references alert on delete cascade,
  person_id     bigint      references alert_person on delete cascade,
  webhook_id    bigint      references alert_webhook on delete cascade,
  event         text        not null check (event in ('opened', 'closed', 'digest')),
  body          text        not null default '',       -- of a webhook: the same with every try
  made_at       timestamptz not null,
  due_at        timestamptz not null,
  attempts      integer     not null default 0,
  -- The node that tries now.
  claim         uuid,
  claimed_until timestamptz,
  done_at       timestamptz,
  outcome       text        check (outcome in ('sent', 'needless', 'given_up')),
  problem       text        not null default '',
  check ((person_id is null) <> (webhook_id is null)),
  check ((alert_id is null) = (event = 'digest')),
  check ((done_at is null) = (outcome is null))
);
create unique index alert_delivery_once on alert_delivery (alert_id, event, person_id, webhook_id) nulls not distinct
  where alert_id is not null;
create unique index alert_delivery_digest on alert_delivery (person_id) where event = 'digest' and done_at is null;
create index alert_delivery_due on alert_delivery (due_at) where done_at is null;
create index alert_delivery_person on alert_delivery (person_id);
create index alert_delivery_webhook on alert_delivery (webhook_id, due_at) where done_at is null;
create index alert_delivery_done on alert_delivery (done_at) where done_at is not null;
call vigia_wall('alert_delivery', 'select');
