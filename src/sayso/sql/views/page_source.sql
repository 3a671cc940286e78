-- How much a source vouches for, and how its figures stand to those of others.
select
    any_value(v.name) as name, any_value(v.class) as class, count(*) as claims,
    (select count(*) from account where voice = $id) as accounts,
    (select count(*) from account where voice = $id and len(contradicts) > 0) as contradicted,
    (select count(*) from account where voice = $id and status = 'superseded') as superseded,
    (select count(*) from account where voice = $id and echo_of is not null) as repeated
from voice as v where v.voice = $id;
