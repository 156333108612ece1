-- What is ok is listed by product, the newest first; the listings of an integration are walked so along this. A listing keeps
-- its place here whatever becomes of it, so that its updates stay heap-only. The key is an expression on purpose: by the
-- product itself PostgreSQL would find single listings along it, too, and those of one product lie apart here and side by
-- side in the primary key.
create index listing_of_integration on listing (integration_id, (- product_id));
analyze listing;
-- The same of a category.
create index product_of_category on product (category_id, id);
drop index product_category;

-- The lists read what is not ok from its own table. No index names the state or the category of a listing any more: an
-- evaluation that changes them writes no index. One of what is ok was tried: it cost half as much again as all the rest.
drop index listing_urgency;
drop index listing_integration_urgency;
drop index listing_category_urgency;
