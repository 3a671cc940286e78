-- Some accounts of `tally`, as far as a comparison tells of them.
select
    t.id, a.happening_id, a.measure, a.low, a.point, a.high, a.vague, a.words, a.of_whom, a.people, a.place, a.country, a.voice_name, a.voice_class,
    a.as_of, a.as_of_edtf, a.status, a.documents, t.lowest, t.highest
from tally as t join account as a on a.rowid = t.r
where t.id in (select unnest($ids::varchar[]));
