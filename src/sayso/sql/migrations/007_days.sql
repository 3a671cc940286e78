-- The ledger, version 7: the day of publication beside what pages list newest first, the two claims that stand for a discrepancy, and
-- who vouches for a tie.
-- A document's day never changes, so that it can stand with every claim of the document.
alter table claim add column published date;

update claim set published = d.published from document as d where d.id = claim.document_id;

alter table link add column published date;

update link set published = c.published from claim as c where c.id = link.claim_id;

alter table actor_ref add column published date;

update actor_ref set published = c.published from claim as c where c.id = actor_ref.claim_id;

alter table voice add column published date;

update voice set published = c.published from claim as c where c.id = voice.claim_id;

-- The first two of its claims, in columns: a list is read as a whole.
alter table discrepancy add column first_claim varchar;

alter table discrepancy add column second_claim varchar;

update discrepancy set first_claim = claims[1], second_claim = claims[2];

-- Who vouches for a tie, as `voice` names them.
alter table tie add column voice varchar;

create temp table vouched as
select t.* exclude (voice), v.name as voice from tie as t left join voice as v on v.claim_id = t.claim_id;

delete from tie;

insert into tie by name select * from vouched;

drop table vouched;
