-- A function that runs as the owner must not find a temporary table or view of its caller instead of ours: without a word,
-- PostgreSQL looks among those first. And the role of pages and programs has no need of any.
alter function vigia_products_matching(text, integer) set search_path = public, pg_temp;
revoke create on schema public from public;
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end $$;

-- What the wall does not hold against: whoever may run any statement could still name another retailer with set_config, or
-- leave the role. It is there for a forgotten filter. And listing_seen stays no security barrier (see V8): a function that
-- its caller has made would see rows of others go by, and nobody behind the wall can make one.
