-- One way to write a text of the outside, so that what looks the same is the same: composed letters, no character that
-- nobody sees, plain blanks, none at the ends. Spelling.of is the same rule in Java: a test holds the two together.
create function vigia_spelling(words text) returns text
  language sql immutable parallel safe strict
  return case when words !~ '[^\u0020-\u007e]' then btrim(words) else btrim(normalize(regexp_replace(regexp_replace(normalize(words, NFC),
    '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164'
      || '\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]'
      || '|(?<![\u2190-\u2bff\U0001f000-\U0001faff])(?<![\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f)\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])'
      || '|(?<![\u2190-\u2bff\U0001f000-\U0001faff])[\ufe0e\ufe0f](?!\u20e3)', '', 'g'),
    '[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000]', ' ', 'g'), NFC)) end;

-- The one rule by which two codes mean the same warehouse, whatever their case. There and back again, since some letters
-- have two small ones; and a dot above an i is no other letter.
create function vigia_code(code text) returns text
  language sql immutable parallel safe strict
  return replace(lower(upper(lower(vigia_spelling(code)))), 'i' || chr(775), 'i');
