-- The index of a search knows three letters in a row. A shorter word anywhere inside would mean reading every product;
-- it is looked for where a word begins, which the index knows as well.
create function vigia_pattern(word text) returns text
  language sql immutable parallel safe strict
  return replace(replace(replace(vigia_fold(word), '\', '\\'), '%', '\%'), '_', '\_');

create function vigia_word_matches(search text, word text) returns boolean
  language sql immutable parallel safe strict
  return case when length(word) < 3
              then search like vigia_pattern(word) || '%' or search like '% ' || vigia_pattern(word) || '%'
              else search like '%' || vigia_pattern(word) || '%' end;

create or replace function vigia_products_matching(words text, most integer) returns setof bigint
  language plpgsql stable security definer set search_path = public as $$
declare
  query text := 'select id from product where retailer_id = vigia_retailer_id()';
  word text;
begin
  for word in select w from regexp_split_to_table(vigia_fold(words), '\s+') w where w <> '' limit 8 loop
    query := query || case when length(word) < 3
      then format(' and (search like %L or search like %L)', vigia_pattern(word) || '%', '% ' || vigia_pattern(word) || '%')
      else format(' and search like %L', '%' || vigia_pattern(word) || '%') end;
  end loop;
  return query execute query || format(' limit %s', most);
end $$;
