-- Whether the last file is taken once more, for people have said since what it means.
alter table scheduled_import add column take_again boolean not null default false;
