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

insert into listing (product_id, integration_id, retailer_id, category_id, available, unlimited, state, since, desired,
                     desired_revision, desired_at, sent, sent_revision, sent_at, confirmed, confirmed_at)
select p.id, i.id, r.id, p.category_id, s.on_hand - s.reserved, coalesce(s.unlimited, false),
       listing_state_of(s.on_hand - s.reserved, coalesce(s.unlimited, false), i.minimum_stock),
       now() - make_interval(secs => (p.id * 31 + i.id) % 8000000), q, n, t, q, n, t, q, t
from retailer r
join product p on p.retailer_id = r.id
join integration i on i.retailer_id = r.id
left join stock_level s on s.product_id = p.id
cross join lateral quantity_to_publish(s.on_hand - s.reserved, coalesce(s.unlimited, false), i.minimum_stock, 99999) q
cross join lateral (select case when q is null then 0 else 1 end n, case when q is null then null else now() end t) told
where r.code = ':code'
order by p.id, i.id;

-- Twenty listings that a marketplace refused: the rarest filter of the page.
update listing set problem = 'CLOSED', problem_words = 'closed', rejected = true, attempts = 1
from (select l.product_id, l.integration_id
      from listing l join retailer r on r.id = l.retailer_id
      where r.code = ':code' and l.product_id % (:n / 20) = 0 and l.integration_id % 9 = 0) refused
where listing.product_id = refused.product_id and listing.integration_id = refused.integration_id;

insert into listing_condition (product_id, integration_id, retailer_id, category_id, since, state, available, minimum)
select l.product_id, l.integration_id, r.id, l.category_id, l.since, l.state,
       case when l.state in ('below_minimum', 'out_of_stock') then l.available end,
       case when l.state in ('below_minimum', 'out_of_stock') then i.minimum_stock end
from retailer r join listing l on l.retailer_id = r.id join integration i on i.id = l.integration_id
where r.code = ':code' and l.state <> 'ok'
order by l.product_id, l.integration_id;

insert into listing_tally (integration_id, retailer_id, state, listings)
select l.integration_id, r.id, l.state, count(*)
from retailer r join listing l on l.retailer_id = r.id
where r.code = ':code' group by 1, 2, 3;

set session_replication_role = origin;
