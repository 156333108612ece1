-- Zeros that marketplaces confirmed, by integration and hour: the chart of a page would count a million rows of the log after
-- a day of heavy sending. Hours, since a day begins where the retailer's clock says. Written by the statement that writes the
-- log; one sender per integration, so nobody waits for a row. No references: what they would name is never deleted, and to
-- check them costs more than to count.
create table zero_count (
  integration_id bigint      not null,
  hour           timestamptz not null,
  retailer_id    bigint      not null,
  zeros          bigint      not null check (zeros > 0),
  primary key (integration_id, hour)
);
call vigia_wall('zero_count', 'select');

-- What the chart shows today: reads the log of two months once.
insert into zero_count (integration_id, hour, retailer_id, zeros)
select integration_id, date_trunc('hour', happened_at, 'UTC'), retailer_id, count(*)
from stock_update
where outcome = 'applied' and quantity = 0 and happened_at > now() - interval '15 days'
group by 1, 2, 3;
