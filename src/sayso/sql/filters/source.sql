-- Claims that passed through the hands of a source with this in the name or the words for it, or with this id.
select claim_id from link
where source_id in ($source, 'ISO:' || upper($source)) or contains(lower(source_name), lower($source)) or contains(lower(source_text), lower($source))
