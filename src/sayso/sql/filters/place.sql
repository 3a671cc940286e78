-- Claims that name a place with this in its name or in the words for it.
contains(c.places, lower($place))
