-- A batch that fails for a reason of ours is tried again later; the person sees it, and may stop the file.
alter table stock_import
  add column failures   integer not null default 0,
  add column retry_at   timestamptz,
  add column stopped_by text;
