-- A file with rules that a person handed in to see what it would do. It is read anew each time, so that what is confirmed is
-- what holds then; after a day it is deleted with the next one.
create table rule_file (
  id           bigint generated always as identity primary key,
  retailer_id  bigint      not null references retailer,
  name         text        not null,
  person       text        not null,
  bytes        bytea       not null,
  handed_in_at timestamptz not null default clock_timestamp()
);
alter table rule_file alter column bytes set storage external;
create index rule_file_retailer on rule_file (retailer_id, handed_in_at);
call vigia_wall('rule_file', 'select, insert, delete');
