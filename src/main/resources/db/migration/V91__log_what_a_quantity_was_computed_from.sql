-- What was available, and the minimum that it was held against. Neither where the stock was not known or the product was not
-- offered, nor in rows from before; a minimum alone: stock was unlimited.
alter table stock_update add available bigint, add minimum integer;
-- Likewise of what is still asked about: one for each product.
alter table submission add availables bigint[], add minimums integer[];
