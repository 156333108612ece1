-- What changed rules and stock took to zero lately, by the word of the pages.
alter table emptied rename to zeroed;
