-- Some accounts by id, as far as the accounts that they are linked to tell of them.
select id, words, voice_name as source from account where list_contains($ids::varchar[], id);
