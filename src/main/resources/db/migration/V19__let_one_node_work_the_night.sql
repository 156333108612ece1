-- A night that some node has taken on.
create table night (
  day date primary key
);
