-- Claims of what happened in a country, or by or to its actors.
select claim_id from place_ref where country = upper($country)
union all
select claim_id from actor_ref where country = upper($country)
