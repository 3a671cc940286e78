-- Places with this in their name where something happened, those with most events first.
select place as name, country, count(*) as n from happening where contains(lower(place), lower($name)) group by all order by n desc, name limit $most;
