-- From how many listings on a change of a minimum waits for a second person; null where one person is enough.
alter table retailer add column second_person_from integer check (second_person_from > 0);
