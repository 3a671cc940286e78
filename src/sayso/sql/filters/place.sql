-- Claims that name a place with this in its name or in the words for it.
select claim_id from place_ref where contains(lower(name), lower($place)) or contains(lower(text), lower($place))
