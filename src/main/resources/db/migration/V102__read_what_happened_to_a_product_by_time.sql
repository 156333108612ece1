-- All that happened to a product is read in the order of time, from logs that each have their own numbers.
create index stock_update_product_time on stock_update (product_id, happened_at desc);
create index audit_event_kind_time on audit_event (retailer_id, kind, happened_at desc) where kind <> 'question';
