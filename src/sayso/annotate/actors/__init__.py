"""Who: names, titles, countries, groups and roles, and the pronouns and short names that stand for them.

How an actor is found, in this order:

1. names in the tables (``data/countries.toml``, ``data/actors``) and names of persons;
2. what the text itself says of them: titles before a name, appositions after it, acronyms in brackets;
3. phrases headed by a role ("the Sudanese army", "two aid workers"), with the country and body they belong to;
4. short names, definite descriptions and pronouns, resolved to the latest actor that fits, or left as they are.

What the text says of a person goes before the tables. Countries and capitals are actors only where they act, speak or
are dealt with; after a locative preposition they are places. Sectors are PLOVER's (manual 0.8), with MED for media and
HLH for health as in CAMEO.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.actors.acronyms import read_acronyms
from sayso.annotate.actors.countries import find_towns, main_country, weigh_countries
from sayso.annotate.actors.drafts import add_match, add_person, add_phrase, put
from sayso.annotate.actors.joining import join_headline, merge_appositions, name_examples, name_groups, name_the_unnamed
from sayso.annotate.actors.missions import name_missions
from sayso.annotate.actors.names import match_names
from sayso.annotate.actors.offices import offices_told
from sayso.annotate.actors.persons import find_persons
from sayso.annotate.actors.reading import Actors, Match, Reading
from sayso.annotate.actors.references import resolve
from sayso.model import Actor, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.annotate.actors.reading import Draft
    from sayso.model import Document


def find_actors(doc: Doc, document: Document) -> Actors:
    """Find every nominal that can act or speak, with who it stands for, and the offices that the text tells of.

    ``doc`` is the parse of ``document.text``; ``document.published`` decides between holders of an office. A pronoun for
    several actors ("them" for "Mali and Niger") has one mention for each, all with the same head.
    """
    r = Reading(doc, document)
    r.take(match_names(r))
    r.weights = weigh_countries(r)
    r.main_named = main_country(r)
    r.towns = find_towns(r)
    r.main = main_country(r)
    return Actors(_mentions(r), offices_told(r))


def _mentions(r: Reading) -> list[Mention[Actor]]:
    """All mentions of the document, in text order."""
    read_acronyms(r)
    find_persons(r)
    r.named = True
    done = [False] * r.n
    for span in sorted(r.person_ref):
        add_person(r, span, done)
    for first, last, ref in r.spelled:
        if not any(done[first:last]):
            put(r, Match(first, last, ()), r.root(first, last), ref, done, "name.spelled")
    for m in r.matches:
        if not any(done[m.first : m.last]):
            add_match(r, m, done)
    for t in r.doc:
        if not done[t.i]:
            add_phrase(r, t, done)
    r.out.sort(key=lambda f: (f.head, f.first))
    for f in r.out:
        f.plural = f.ref.kind not in ("country", "person", "pronoun") and r.is_plural(f.head)
    name_groups(r)
    merge_appositions(r)
    name_examples(r)
    name_the_unnamed(r)
    name_missions(r)
    join_headline(r)
    r.out.sort(key=lambda f: (f.head, f.first))
    resolve(r)
    r.out = [f for f in r.out if f.rule != "role.force" or f.ref.id != "TXT:force"]
    return [_mention(r, f) for f in r.out]


def _mention(r: Reading, f: Draft) -> Mention[Actor]:
    first, last = f.text_first, f.text_last
    start = r.doc[first].idx
    end = r.doc[last - 1].idx + len(r.doc[last - 1].text)
    what = Actor(text=r.document.text[start:end], id=f.ref.id, name=f.ref.name, country=f.ref.country, sector=f.ref.sector, start=start, end=end)
    return Mention(first=min(f.first, f.head), last=max(f.last, f.head + 1), head=f.head, span=Span(start, end), what=what)
