-- A thousand ids are eight kilobytes, which PostgreSQL would squeeze with every row it writes, and unpack with every row
-- the sender takes: that took longer than all else about a row. Rows written before stay as they are, and go.
alter table due alter column product_ids set storage external;
