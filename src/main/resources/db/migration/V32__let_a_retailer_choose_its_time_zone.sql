-- An IANA name such as America/Bogota; none until somebody chooses: the installation's default holds.
alter table retailer add column zone text check (zone <> '');
