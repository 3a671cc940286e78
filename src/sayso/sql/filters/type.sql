-- Events, relations or positions of one type.
c.id in (
    select claim_id from event where lower(type) = lower($type)
    union all
    select claim_id from relation where lower(type) = lower($type)
    union all
    select claim_id from position where lower(attitude) = lower($type)
)
