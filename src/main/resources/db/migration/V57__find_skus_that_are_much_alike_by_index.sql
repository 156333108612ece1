-- Row-level security forbids an index on a function that is not leakproof, and what makes SKUs alike is none. So the search runs
-- as the owner of the table, and holds to the retailer itself: a person finds only what is of her own.
create function vigia_near_products(retailer bigint, skus text[]) returns table (said text, near text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select named.sku, alike.sku
  from (select distinct sku from unnest(skus) unknown (sku)) named
  cross join lateral (
    select product.sku from product
    where product.retailer_id = retailer and vigia_near_sku(product.sku) = vigia_near_sku(named.sku)
      and product.sku <> named.sku
    order by lower(product.sku) = lower(named.sku) desc, length(product.sku), product.sku limit 1) alike
  where vigia_near_sku(named.sku) <> '' and retailer = vigia_retailer_id()
$$;
