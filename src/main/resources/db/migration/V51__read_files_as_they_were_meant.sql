-- A SKU that a file writes with other zeros, marks or case is proposed at once among any number of products.
create index product_near_sku on product (retailer_id, vigia_near_sku(sku));

-- What a file calls the column of its SKUs, for lines that are refused once they are compared.
alter table stock_import add column sku_heading text not null default '';

-- The sheets of a workbook that count stock and were not read.
alter table stock_import add column unread_sheets text not null default '';
