-- What the page tells of a source's SKUs, counted by whoever has read it, once a turn, and not by each who looks.
create table source_figures (
  source_id   bigint      primary key references source on delete cascade,
  retailer_id bigint      not null,
  counted_at  timestamptz not null,
  skus        bigint      not null,
  unread      bigint      not null,
  oldest      timestamptz,
  "left"      bigint      not null,
  unknown     bigint      not null,
  held        bigint      not null,
  odd         bigint      not null
);
call vigia_wall('source_figures');
