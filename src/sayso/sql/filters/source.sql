-- Claims that passed through the hands of a source with this in the name or the words for it, or with this id.
contains(c.sources, lower($source)) or contains(c.source_ids, chr(10) || $source || chr(10)) or contains(c.source_ids, chr(10) || 'ISO:' || upper($source) || chr(10))
