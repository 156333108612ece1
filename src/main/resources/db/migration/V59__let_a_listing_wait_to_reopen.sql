-- Above the minimum again, and below the level at which it is offered again: zero is still shown. In a migration of its
-- own, since PostgreSQL lets nobody use a new value before it is committed.
alter type listing_state add value 'waiting_to_reopen' after 'out_of_stock';
