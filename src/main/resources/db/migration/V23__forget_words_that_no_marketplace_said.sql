-- Where nobody answered, what was kept as the marketplace's words was the message of an exception of ours. It could hold
-- what had been sent, a secret among it.
update stock_update set words = null where cause in ('UNREACHABLE', 'TIMEOUT') and words is not null;
update listing set problem_words = null where problem in ('UNREACHABLE', 'TIMEOUT') and problem_words is not null;
