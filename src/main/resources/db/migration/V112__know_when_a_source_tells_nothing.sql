-- A source that announces every change, and whose changes are found without a word: its webhook may be switched off.
alter table source
  add heard_at          timestamptz,                 -- of the last notification that was believed
  add unannounced       integer not null default 0,  -- changes found since then that nobody had announced
  add unannounced_since timestamptz;                 -- when the first of them was found
