-- A filter of the stock page that a person keeps under a name; the person as the sign-in provider identifies them.
create table stock_view (
  id          bigint      generated always as identity primary key,
  retailer_id bigint      not null references retailer,
  subject     text        not null,
  name        text        not null check (name <> '' and length(name) <= 60),
  query       text        not null,                 -- what the address says behind the question mark
  made_at     timestamptz not null default now()
);
create unique index stock_view_name on stock_view (retailer_id, subject, lower(name));
call vigia_wall('stock_view');
