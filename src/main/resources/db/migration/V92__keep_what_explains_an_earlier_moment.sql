-- Whether stock was unlimited before a change; null in rows from before, and where nothing was counted before.
alter table stock_change add unlimited_before boolean;
-- A level that is forgotten is a change, too: after it nothing is known, which is not zero.
alter table stock_change alter on_hand drop not null, alter reserved drop not null;

-- Which product an event is about: when one was retired and came back is asked at any age.
alter table audit_event add product_id bigint;
create index audit_event_product on audit_event (product_id, id desc) where product_id is not null;
