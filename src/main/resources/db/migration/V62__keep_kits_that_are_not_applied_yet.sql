-- What held products, and those of files, are made of: [["SKU", units], …]. Empty: as it was.
alter table held_product add kit jsonb;
alter table stock_import_product add kit jsonb;
