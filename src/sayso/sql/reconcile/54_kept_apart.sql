-- Claims that hang together by likeness (`chain`) but cannot be about the same happening: no chain may bridge them.
create or replace temp table kept_apart as
select one.id as a, two.id as b
from chain as x
join chain as y on x.part = y.part and x.id < y.id
join fact as one on one.id = x.id
join fact as two on two.id = y.id
where apart(one, two) is not null;
