-- A category that only has others below it, made so that a rule can be for all of them. It is on no list but that of rules,
-- until a product is in it.
alter table category add column only_above boolean not null default false;
