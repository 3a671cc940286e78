-- Outlets and countries, for the filters, those with most first.
(select 'outlet' as what, outlet as value, count(*) as n from document where outlet is not null group by outlet order by n desc, outlet limit 200)
union all
(select 'country', country, count(*) from happening where country is not null group by country order by count(*) desc, country limit 250);
