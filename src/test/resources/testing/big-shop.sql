-- A retailer with :n products on nine integrations, everything told to the marketplaces already. Written past triggers
-- and foreign keys; the benchmark then lets the application evaluate all of it, which must change nothing.
set session_replication_role = replica;

insert into retailer (code, name) values (':code', 'Bench :n');

insert into category (retailer_id, path)
select r.id, 'Casa > Categoría ' || i from generate_series(1, 40) i, retailer r where r.code = ':code';

insert into warehouse (retailer_id, code, name) select id, 'main', 'main' from retailer where code = ':code';

insert into integration (retailer_id, marketplace, name, country, minimum_stock)
select r.id, m, 'Cuenta ' || i, 'BR', 3 + i
from retailer r, unnest(array['amazon', 'amazon', 'b2w', 'carrefour', 'centauro', 'dafiti', 'magalu', 'netshoes', 'casas-bahia'])
  with ordinality as names (m, i)
where r.code = ':code';

-- Another node seems to hold them: nothing is sent.
insert into lease (integration_id, retailer_id, owner, epoch, expires_at)
select i.id, r.id, gen_random_uuid(), 1, now() + interval '1 day'
from retailer r join integration i on i.retailer_id = r.id where r.code = ':code';

insert into product (retailer_id, sku, name, category_id, ean)
select r.id, 'SKU-' || lpad(i::text, 7, '0'),
       (array['Taza', 'Mate', 'Termo', 'Bombilla', 'Plato', 'Olla', 'Sartén', 'Cuchillo', 'Vaso', 'Jarra', 'Fuente', 'Bandeja'])[1 + i % 12]
         || ' ' || (array['azul', 'rojo', 'verde', 'negro', 'blanco', 'gris', 'cobre'])[1 + i % 7]
         || ' ' || (i::bigint * 7919 % :n),
       first.category + i % 40, (7790000000000 + i)::text
from generate_series(1, :n) i, retailer r, lateral (select min(id) category from category where retailer_id = r.id) first
where r.code = ':code';

-- One in fifty was never counted, one in a hundred is unlimited.
insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited, observed_at)
select p.id, w.id, r.id, p.id * 7919 % 97, 0, p.id % 100 = 0, now() - interval '1 day'
from retailer r join product p on p.retailer_id = r.id join warehouse w on w.retailer_id = r.id
where r.code = ':code' and p.id % 50 <> 7
order by p.id;

create temporary table shown as
select p.id product_id, i.id integration_id, r.id retailer_id, p.category_id, s.on_hand - s.reserved available,
       listing_state_of(s.on_hand - s.reserved, coalesce(s.unlimited, false), i.minimum_stock) state,
       now() - make_interval(secs => (p.id * 31 + i.id) % 8000000) since, i.minimum_stock minimum,
       quantity_to_publish(s.on_hand - s.reserved, coalesce(s.unlimited, false), i.minimum_stock, 99999) quantity
from retailer r
join product p on p.retailer_id = r.id
join integration i on i.retailer_id = r.id
left join stock_level s on s.product_id = p.id
where r.code = ':code';

-- Twenty of them a marketplace refused: the rarest filter of the page.
insert into listing (product_id, integration_id, retailer_id, sent, sent_revision, sent_at, confirmed, confirmed_at,
                     problem, problem_words, refused, attempts)
select product_id, integration_id, retailer_id, quantity, case when quantity is null then 0 else 1 end,
       case when quantity is not null then now() end, quantity, case when quantity is not null then now() end,
       case when refused then 'CLOSED' end, case when refused then 'closed' end, case when refused then quantity end,
       case when refused then 1 else 0 end
from shown
cross join lateral (select product_id % (:n / 20) = 0 and integration_id % 9 = 0 refused) refused
order by product_id, integration_id;

insert into listing_condition (product_id, integration_id, retailer_id, category_id, since, state, available, minimum,
                               shortage)
select product_id, integration_id, retailer_id, category_id, since, state,
       case when state in ('below_minimum', 'out_of_stock') then available end,
       case when state in ('below_minimum', 'out_of_stock') then minimum end,
       case when state in ('below_minimum', 'out_of_stock') then minimum - available else 0 end
from shown
where state <> 'ok'
order by product_id, integration_id;

insert into listing_tally (integration_id, retailer_id, state, listings)
select integration_id, retailer_id, state, count(*) from shown group by 1, 2, 3;

drop table shown;

-- A fortnight of zeros, and the latest of them in the log.
insert into zero_count (integration_id, hour, retailer_id, zeros)
select i.id, date_trunc('hour', now(), 'UTC') - h * interval '1 hour', r.id, 1 + (i.id + h) % 50
from retailer r join integration i on i.retailer_id = r.id, generate_series(0, 335) h where r.code = ':code';

insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome, waited)
select r.id, p.id, i.id, 1, 0, 'applied', p.id % 900
from retailer r
join integration i on i.retailer_id = r.id
cross join lateral (select id from product where retailer_id = r.id order by id limit 2000) p
where r.code = ':code';

set session_replication_role = origin;
