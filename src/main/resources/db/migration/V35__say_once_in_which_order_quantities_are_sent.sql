-- Zeros first, then what reopens (the marketplace was last told zero), then every other quantity. As listing.Priority.
create function due_priority(desired integer, told integer) returns smallint
  language sql immutable parallel safe
  return case when desired = 0 then 0 when told = 0 then 1 else 2 end;
