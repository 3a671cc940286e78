-- Events of which something is counted in one measure.
h.id in (select happening_id from account where measure = $measure)
or h.id in (select happening_id from happening_claim where claim_id in (select event_id from figure where measure = $measure))
