-- Claims of what happened in a country, or by or to its actors.
contains(c.countries, ' ' || upper($country) || ' ')
