-- What is said of the columns of a file without headings holds for the schedule that has taken it. Kept when the schedule is
-- gone: it is never another's.
alter table stock_import add column scheduled_import_id bigint;
update stock_import set scheduled_import_id = scheduled_import.id
from scheduled_import where scheduled_import.stock_import_id = stock_import.id;
