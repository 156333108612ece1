-- A folder that is watched, or an address that is read on a schedule, for files of products and stock.
create table scheduled_import (
  id              bigint generated always as identity primary key,
  retailer_id     bigint      not null references retailer,
  kind            text        not null check (kind in ('FOLDER', 'ADDRESS')),
  location        text        not null check (location <> ''),
  minutes         integer     not null check (minutes > 0),    -- from one read of an address to the next
  complete        boolean     not null,                        -- whether what a file does not name is sold out
  category        text        not null,                        -- of new products of which a file names none
  person          text        not null,                        -- in whose name its files come
  enabled         boolean     not null default true,
  created_at      timestamptz not null default now(),
  -- What opens an address. The secret is encrypted, bound to its retailer, its row and the address.
  sign_in         text        not null default 'NONE' check (sign_in in ('NONE', 'HEADER', 'BASIC')),
  sign_in_name    text        not null default '',
  sign_in_secret  bytea,
  check ((sign_in = 'NONE') = (sign_in_secret is null)),
  -- The node that reads it now. Whoever changes the row takes the claim away, and what that node brings counts nothing.
  next_at         timestamptz not null default now(),
  claim           uuid,
  claimed_until   timestamptz,
  -- What became of it the last time. The problem is that of a file that could not be read.
  looked_at       timestamptz,
  outcome         text        not null default 'NEVER',
  problem         text        not null default '',
  detail          text        not null default '',
  failures        integer     not null default 0,
  -- The last file that was taken, and by what it is known again.
  taken_at        timestamptz,
  etag            text        not null default '',
  last_modified   text        not null default '',
  digest          text        not null default '',
  stock_import_id bigint references stock_import on delete set null,
  -- Whether that file is applied without a person's word, once it is known what it would do.
  unattended      boolean     not null default false,
  unique (retailer_id, kind, location)
);
create index scheduled_import_next on scheduled_import (next_at) where enabled;
create index scheduled_import_last_file on scheduled_import (stock_import_id);
call vigia_wall('scheduled_import');

-- The files that lie in a watched folder: since when each has looked as it does, and those that were taken and could not be
-- moved away. Whatever lies there no more is forgotten.
create table scheduled_import_file (
  scheduled_import_id bigint      not null references scheduled_import on delete cascade,
  name                text        not null,
  retailer_id         bigint      not null,
  bytes               bigint      not null,
  modified_at         timestamptz not null,
  seen_at             timestamptz not null default clock_timestamp(),
  digest              text        not null default '',
  taken_at            timestamptz,
  primary key (scheduled_import_id, name)
);
call vigia_wall('scheduled_import_file', 'select, delete');
