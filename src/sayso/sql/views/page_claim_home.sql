-- The event and the account that a claim is part of, and how analysts judged it, in order.
select
    (select happening_id from happening_claim where claim_id = $id) as event,
    (select id from account where list_contains(claims, $id) limit 1) as account,
    (select list(struct_pack(at := strftime(reviewed_at, '%Y-%m-%d %H:%M'), verdict := verdict, changes := changes, note := note) order by reviewed_at, rowid) from review where claim_id = $id) as reviews;
