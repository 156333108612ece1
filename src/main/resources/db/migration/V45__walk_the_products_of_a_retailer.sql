-- A slice is the next thousands of products of one retailer; by the primary key they lie among those of all others.
create index product_of_retailer on product (retailer_id, id);
