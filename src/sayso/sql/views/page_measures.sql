-- How many accounts there are of each measure.
select measure, count(*) as n from account where $everything or id in (select id from shown_account) group by measure order by n desc, measure;
