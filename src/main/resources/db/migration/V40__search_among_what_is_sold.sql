-- As vigia_products_matching, without what is retired: that would take the place of what a list can show.
create function vigia_offered_matching(words text, most integer) returns setof bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  query text := 'select id from product where retailer_id = vigia_retailer_id() and retired_at is null';
  word text;
begin
  for word in select w from regexp_split_to_table(vigia_fold(words), '\s+') w where w <> '' limit 8 loop
    query := query || case when length(word) < 3
      then format(' and (search like %L or search like %L)', vigia_pattern(word) || '%', '% ' || vigia_pattern(word) || '%')
      else format(' and search like %L', '%' || vigia_pattern(word) || '%') end;
  end loop;
  return query execute query || format(' limit %s', most);
end $$;
