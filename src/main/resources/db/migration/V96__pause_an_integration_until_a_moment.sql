-- Why an integration is paused, by whom, and until when: then it goes on by itself.
alter table integration
  add column paused_until timestamptz,
  add column pause_reason text not null default '' check (char_length(pause_reason) <= 200),
  add column paused_by text not null default '',
  add constraint only_what_is_off_is_paused check (not enabled or paused_until is null and pause_reason = '');

create index integration_pause_ends on integration (paused_until) where paused_until is not null;
