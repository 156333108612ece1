-- Which version of which rule a quantity was computed from; none where no rule holds or the stock was not known.
alter table stock_update add rule_id bigint, add rule_version bigint;
-- Likewise of what is still asked about: one for each product.
alter table submission add rule_ids bigint[], add rule_versions bigint[];
