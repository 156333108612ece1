-- Sentences of our own were kept as the marketplace's words, in English for everybody; the causes say the same in each
-- language. Who was stopped for a host that is none of the marketplace's had refused nothing.
update stock_update set words = null where cause = 'CONFLICT' and words = 'the token is being renewed elsewhere';
update listing set problem_words = null
where problem = 'CONFLICT' and problem_words = 'the token is being renewed elsewhere';
update integration set stopped_because = null, stopped_at = null, refused_sign_ins = 0
where stopped_because like 'this is no host of %';
