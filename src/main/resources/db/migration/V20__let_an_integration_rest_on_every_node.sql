-- Until when the marketplace is left alone, and how often in a row it has not answered.
alter table lease
  add column rests_until timestamptz,
  add column outages     integer not null default 0;
