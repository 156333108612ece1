-- A sample of listings sees few products twice, since the listings of one lie side by side; PostgreSQL then believes in
-- ten times fewer products than there are, and reads the whole table where an index would do. About nine listings a
-- product, whatever their number:
alter table listing alter column product_id set (n_distinct = -0.12);
alter table warning alter column product_id set (n_distinct = -0.3);
analyze listing;
analyze warning;
