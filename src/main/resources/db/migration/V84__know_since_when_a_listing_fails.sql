-- Since when nothing that a listing was told has been applied; empty while the last of it was, or nothing failed yet. What
-- was accepted and not applied yet ends nothing.
alter table listing add column failing_since timestamptz;
update listing set failing_since = coalesce(sent_at, now()) where problem is not null;

-- The oldest of each cause of each integration, by one look each.
create index listing_failing on listing (integration_id, problem, failing_since) where problem is not null;
