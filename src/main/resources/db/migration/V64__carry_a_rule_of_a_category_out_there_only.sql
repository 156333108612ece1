-- A rule of a category can move nothing but what is in it, and below. None: whatever the integration sells.
alter table rollout add column category_id bigint references category;
