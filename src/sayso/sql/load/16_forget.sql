-- Take them out of every table, and the discrepancies of these documents that are no longer found.
delete from link where claim_id in (select id from gone);
delete from evidence where claim_id in (select id from gone);
delete from event where claim_id in (select id from gone);
delete from figure where claim_id in (select id from gone);
delete from relation where claim_id in (select id from gone);
delete from position where claim_id in (select id from gone);
delete from actor_ref where claim_id in (select id from gone);
delete from place_ref where claim_id in (select id from gone);
delete from tie where claim_id in (select id from gone);
delete from claim where id in (select id from gone);
delete from discrepancy
where document_id in (select id from incoming_document) and id not in (select id from incoming_discrepancy);
