-- How analysts judged the claims they looked at: the last verdict of each, and whether they changed anything.
with judged as (
    select claim_id, arg_max(verdict, reviewed_at) filter (verdict is not null) as verdict, bool_or(changes <> '{}') as changed
    from review group by claim_id
)
select
    count(*) filter (verdict is not null or changed) as looked_at,
    count(*) filter (verdict = 'accepted' and not changed) as accepted,
    count(*) filter (verdict = 'rejected') as rejected,
    count(*) filter (changed and verdict is distinct from 'rejected') as corrected
from judged;
