-- Figures of one measure.
select claim_id from figure where measure = $measure
