-- A form that was sent when nobody was signed in any more, until the page shows it again after the sign-in.
create table typed_form (
  -- SHA-256 of what the address of that page carries, which also opens the content: who reads this table reads nothing.
  id          bytea       primary key,
  retailer_id bigint      not null references retailer,
  content     bytea       not null check (octet_length(content) <= 65536),
  expires_at  timestamptz not null
);
create index typed_form_retailer on typed_form (retailer_id, expires_at);
call vigia_wall('typed_form', 'select, insert, delete');

-- Signs whose page a form is on, so that nobody else makes Vigia keep anything; the same on every node. For no retailer.
create table form_key (
  key bytea not null check (octet_length(key) = 32)
);
create unique index form_key_one on form_key ((true));
insert into form_key
select decode(replace(concat(gen_random_uuid(), gen_random_uuid()), '-', ''), 'hex');
