-- What stood in the cell that was refused, shortened.
alter table stock_import_refusal add column value text not null default '';

-- Who hands a file in takes out the lines that are there twice, and those of warehouses that nobody knows.
grant select, delete on stock_import_line to vigia_retailer;
