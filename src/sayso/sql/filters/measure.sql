-- Figures of one measure.
c.id in (select claim_id from figure where measure = $measure)
