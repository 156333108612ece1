-- A changed minimum closes warnings of one integration: it finds those, and not every warning there ever was.
drop index warning_open;
create unique index warning_open on warning (integration_id, product_id) where closed_at is null;
