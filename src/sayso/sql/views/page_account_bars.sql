-- Some accounts by id, as far as their picture and the claim that they lead to need it.
select id, low, point, high, claims[1] as claim from account where list_contains($ids::varchar[], id);
