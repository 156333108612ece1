-- All codes of a shop begin alike, so the index reads long lists for the beginning of one. The end, asked for besides and
-- first, leaves little to compare them with.
create function vigia_matching(word text) returns text
  language sql stable strict
  return case when length(word) < 3
    then format(' and (search like %L or search like %L)', vigia_pattern(word) || '%', '% ' || vigia_pattern(word) || '%')
    when length(word) >= 8 and word ~ '[0-9]{4}$'
    then format(' and search like %L and search like %L', '%' || vigia_pattern(right(word, 5)) || '%',
                '%' || vigia_pattern(word) || '%')
    else format(' and search like %L', '%' || vigia_pattern(word) || '%') end;

create or replace function vigia_products_matching(words text, most integer) returns setof bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  query text := 'select id from product where retailer_id = vigia_retailer_id()';
  word text;
begin
  for word in select w from regexp_split_to_table(vigia_fold(words), '\s+') w where w <> '' limit 8 loop
    query := query || vigia_matching(word);
  end loop;
  return query execute query || format(' limit %s', most);
end $$;

create or replace function vigia_offered_matching(words text, most integer) returns setof bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  query text := 'select id from product where retailer_id = vigia_retailer_id() and retired_at is null';
  word text;
begin
  for word in select w from regexp_split_to_table(vigia_fold(words), '\s+') w where w <> '' limit 8 loop
    query := query || vigia_matching(word);
  end loop;
  return query execute query || format(' limit %s', most);
end $$;
