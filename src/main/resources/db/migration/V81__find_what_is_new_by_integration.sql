-- Who asks for the newest conditions of one integration walks the index of that integration. By the retailer, as the other
-- view has it, PostgreSQL may walk what is new on all of them. The wall is whose the integration is.
create view listing_condition_of_integration as
select * from listing_condition
where integration_id = any(array(select id from integration where retailer_id = vigia_retailer_id()));
grant select on listing_condition_of_integration to vigia_retailer;
