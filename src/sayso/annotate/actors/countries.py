"""Which countries a text is about, and which towns of them it names."""

from __future__ import annotations

from collections import defaultdict

from sayso.annotate.actors.acting import in_role, is_last_name
from sayso.annotate.actors.phrases import hyphen, place_case, role_at, speaks_for
from sayso.annotate.actors.reading import SPOKEN_OF, Reading, Told
from sayso.gazetteer import fold as fold_place
from sayso.gazetteer import open_gazetteer
from sayso.tree import case, core
from sayso.whereabouts import is_seat
from sayso.whereabouts import words as place_words

_SCENE = 0.3  # what a country must weigh to be the scene at all: "London-based" is not enough
_A_CITY = 100_000  # people in a place that is known without its country
_A_TOWN = 20_000  # people in a place that is rather meant than a city of the name abroad
_BY_FAR = 8  # times as many people as in any namesake abroad
_ABROAD = 0.5  # weight of the country of one who speaks: "the French president"
_VAGUE_COUNTRY = 0.34  # the main country speaks for "the army" when it has at least this share of the document's mentions


def weigh_countries(r: Reading) -> dict[str, float]:
    """How much each country is the scene: locative mentions count most, belonging less. ``scenes`` are those where something is or happens."""
    weights: defaultdict[str, float] = defaultdict(float)
    last_names = {r.folds[m.last - 1] for m in r.matches if is_last_name(r, m)}
    for m in r.matches:
        e = m.entries[0]
        if not e.country:
            continue
        root = r.root(m.first, m.last)
        if hyphen(r, m.first, m.last, Told()) is not None:
            weights[e.country] += 0.1  # "pro-Russian", "Turkish-backed": elsewhere
            continue
        if m.first > 1 and r.lower[m.first - 1] == "with" and r.doc[m.first - 2].lemma_.lower() in ("border", "frontier"):
            weights[e.country] += 0.1  # beyond the border
            continue
        if is_seat(root, capital=e.kind == "capital") and root.head.head.lemma_.lower() not in place_words("nouns", "fights"):
            weights[e.country] += 0.1  # "a monitor based in Britain"
            continue
        prep = place_case(r, root)
        scene = False
        if root.dep_ in ("amod", "compound") and root.head.lemma_.lower() in r.w["currencies"]:
            continue
        if e.kind in ("country", "capital"):
            if e.kind == "capital" and r.folds[m.last - 1] in last_names and prep not in r.w["locative"]:
                continue
            of_things = root.dep_ == "nmod:poss" and role_at(r, root.head.i, root.head.i)[0] is None  # "Syria's war"
            scene = prep in r.w["locative"] or of_things or not in_role(r, root)
            if prep in r.w["locative"]:
                weights[e.country] += 3
            elif e.kind == "country":
                weights[e.country] += _ABROAD if root.dep_ == "nmod:poss" and speaks_for(r, root.head) else 1
            else:
                weights[e.country] += 0.3
        elif e.kind in ("adjective", "people"):
            of_speaker = root.dep_ == "amod" and speaks_for(r, root.head)
            scene = not of_speaker
            if root.dep_ == "amod" and root.head.lemma_.lower() in r.w["attacks"]:
                weights[e.country] += 0.2  # "Russian shelling": where those are who shell
                continue
            if root.pos_ == "PROPN" and prep in r.w["locative"]:
                weights[e.country] += 3
            elif root.dep_ == "amod" and root.head.lemma_.lower() in ("border", "frontier", "airspace"):
                weights[e.country] += 0.2  # near another country's border
                scene = False
            elif root.dep_ == "amod" and case(root.head) in r.w["locative"] and root.head.lemma_.lower() in r.w["place_nouns"]:
                weights[e.country] += 2
            else:
                weights[e.country] += _ABROAD if of_speaker else 1
        elif e.kind == "group" and not e.weak and e.id in r.plain:
            weights[e.country] += 1.5
            scene = True
        elif e.kind == "person" and e.sector in ("REB", "MIL"):
            weights[e.country] += 0.5
            scene = True
        if scene:
            r.scenes.add(e.country)
    return weights


def main_country(r: Reading) -> str | None:
    """The country that the document speaks of most, if it does so clearly."""
    top = max(r.weights.items(), key=lambda kv: kv[1], default=None)
    return top[0] if top is not None and top[1] >= max(_SCENE, _VAGUE_COUNTRY * sum(r.weights.values())) else None


def find_towns(r: Reading) -> dict[int, str]:
    """The countries of towns and regions, by the word that carries the name; those where something is or happens weigh: "was stabbed in Omsk".

    They tell whose police and army are meant; of whose people a text speaks it says itself.
    """
    found: dict[int, str] = {}
    weighed: set[str] = set()
    told = {c for c, w in r.weights.items() if w >= 1}
    longer = {r.folds[a] for a, b in _orgs_and_sites(r) if b - a > 1}  # "Blenheim" for "Blenheim Palace"
    for a, b in r.marked("LOC"):
        whole: str | None = None
        for first, last in reversed(r.parts(a, b)):
            m = r.match_at[first]
            if m is not None:
                whole = next((e.country for e in m.entries if e.kind in ("country", "capital")), whole)
                continue
            name = fold_place(r.doc[first:last].text)
            country = whole or _country_of(name, told)
            if country is None or r.folds[first] in longer:
                continue
            root = r.root(first, last)
            found[root.i], whole = country, country
            if place_case(r, root) in r.w["locative"] - {"as"} and not is_seat(root) and name not in weighed:
                weighed.add(name)
                r.weights[country] = r.weights.get(country, 0.0) + SPOKEN_OF
    for a, b in _orgs_and_sites(r):  # "the Omsk hospital", "Toronto Police", not "Blenheim Palace"
        last = b - 1
        while last > a and (r.folds[last],) in r.t.roles:
            last -= 1
        if last < b - 1 and r.match_at[a] is None and (country := _country_of(fold_place(r.doc[a : last + 1].text), told)) is not None:
            found[last] = country
    for i, country in found.items():
        noun = r.doc[i].head
        whose = (r.doc[i].dep_ == "compound" and noun.i > i) or (case(r.doc[i]) == "of" and core(r.doc[i].dep_) == "nmod")
        row = role_at(r, noun.i, noun.i)[0] if whose else None
        if row is not None and r.t.role_rows[row].local is True and (name := r.folds[i]) not in weighed:
            weighed.add(name)
            r.weights[country] = r.weights.get(country, 0.0) + SPOKEN_OF  # "Toronto police": they are at work there
    return found


def _orgs_and_sites(r: Reading) -> list[tuple[int, int]]:
    """Token ranges of what the reader takes for bodies and buildings."""
    return [*r.marked("ORG"), *r.marked("FAC")]


def _country_of(name: str, told: set[str]) -> str | None:
    """The country of a place: the only one with such a place, or of those that the text speaks of, unless by far the largest is elsewhere."""
    rows = open_gazetteer().rows(name)
    if not rows or any(row.country is None or row.kind == "country" for row in rows):
        return None  # "the Sahel", "Kashmir" are of several
    largest = max(rows, key=lambda row: row.population)
    by_far = largest.population > max(_A_CITY, _BY_FAR * max((row.population for row in rows if row.country != largest.country), default=0))
    ours = [row for row in rows if row.country in told]
    places = (rows, [row for row in rows if row.kind == "region"], [row for row in ours if row.population > _A_TOWN], [largest] if by_far else [], ours)
    return next((some[0].country for some in places if len({row.country for row in some}) == 1), None)
