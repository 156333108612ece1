-- What identifies the person at the sign-in: a name can be changed, and is not only one person's.
alter table audit_event add subject text;
