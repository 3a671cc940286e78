-- How many accounts there are of each measure.
select measure, count(*) as n
from account
where true
    and rowid in (select r from shown_account)  -- when filtered
group by measure order by n desc, measure;
