-- One that supersedes another begins behind the product that had been compared last, goes on to the end, and then from the
-- first product to that one: else, where rules change faster than a round, the last products would never be compared.
alter table rollout
  add column begins_after bigint  not null default 0,      -- the product it has begun behind; its round ends with it
  add column from_first   boolean not null default false;  -- whether it has been at the end and goes on from the first
