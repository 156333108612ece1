-- A file of a watched folder that was refused and could not be moved away goes where refused ones go, once it can be moved.
alter table scheduled_import_file add column refused boolean not null default false;
