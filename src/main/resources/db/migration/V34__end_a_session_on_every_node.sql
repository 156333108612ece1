-- A session that has ended before its cookie: signed out here, or elsewhere by the provider's word. Of no retailer. The
-- provider renews nothing of such a session, so a cookie of it would hold for minutes only; it holds not at all.
create table ended_session (
  -- SHA-256 of the provider's name for the session.
  id       bytea       primary key,
  ended_at timestamptz not null default now()
);
create index ended_session_age on ended_session (ended_at);
