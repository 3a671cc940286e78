"""Phrases headed by a role: what "two aid workers" and "the Sudanese army" say of whom they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.actors.reading import DASH, FORCE_SECTORS, SPOKEN_OF, Reading, Told
from sayso.annotate.actors.tables import RoleRow, singular
from sayso.tree import case, child, core
from sayso.who import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "nmod:desc",
        "advmod",
        "flat",
        "goeswith",
        "det:predet",
        "nmod",
        "obl",
        "punct",
        "advcl",
        "acl",
        "nmod:unmarked",
        "case",
    }
)
_ABROAD_HEADS = (("embassy",), ("consulate",))  # of another country than the one they are in
_OF_STATE = frozenset({"diplomat", "official", "officer", "troops", "forces", "armed-forces", "police", "intelligence", "personnel", "spokesperson"})


def speaks_for(r: Reading, noun: Token) -> bool:
    """Whether a noun is of those who speak for a country wherever they are: "the British foreign secretary", "US officials"."""
    row = role_at(r, noun.i, noun.i)[0]
    return row is not None and (r.t.role_rows[row].kind == "office" or row in ("diplomat", "official", "spokesperson", "leader", "ministry"))


def place_case(r: Reading, t: Token) -> str:
    """The preposition of a place, or of the one that it contains: "in" for both of "in Leeds, England"."""
    first = r.locs.get(t.i, (0, 0))[0]
    return case(t) or (r.lower[first - 1] if first and r.doc[first - 1].dep_ == "case" else "")


def edges(r: Reading, h: int) -> tuple[int, int]:
    """The words of a noun phrase without clauses, appositions and what hangs on prepositions: first, last (half-open)."""
    doc = r.doc
    lo = h
    for c in sorted(doc[h].lefts, key=lambda t: -t.i):
        if c.dep_ not in _LEFT or c.dep_ in ("case", "punct"):
            if c.dep_ == "punct" and c.text in DASH:
                continue
            break
        if (
            c.dep_ in ("nmod", "obl", "advcl", "acl")
            and c.i + 1 < h
            and not any(doc[k].text in DASH for k in range(c.left_edge.i, min(c.right_edge.i + 2, h)))
            and core(c.dep_) in ("obl", "advcl", "acl")
        ):
            break
        if c.dep_ == "advmod" and c.pos_ == "ADV" and c.lower_ in ("only", "just", "even", "also", "then", "now", "when", "where", "not"):
            break
        edge = c.i if c.dep_ in ("nummod", "advmod") else c.left_edge.i
        if any(doc[k].is_space or doc[k].text in ("“", '"') for k in range(edge, c.i)):
            edge = c.i
        lo = min(lo, edge)
    hi = h + 1
    for c in doc[h].rights:
        if c.dep_ in ("flat", "compound", "goeswith", "flat:foreign") and c.i <= hi + 2:
            hi = max(hi, c.right_edge.i + 1 if c.right_edge.i - c.i < 3 else c.i + 1)
    while lo < h and (r.doc[lo].is_space or (r.doc[lo].is_punct and r.doc[lo].text != "$") or r.doc[lo].dep_ in ("cc", "case")):
        lo += 1
    return lo, hi


def whole_name(r: Reading, h: int, hi: int) -> int:
    """Where the name of a body ends that says in capitals what it is for: "the Ministry of Public Health", "the Committee on Tribal Unity"."""
    if r.lower[h] not in r.w["organisation_heads"] or not r.doc[h].text[0].isupper() or r.doc[h].pos_ != "PROPN":
        return hi
    end = i = h + 1
    while i < min(r.n, h + 12) and r.match_at[i] is None and r.person_at.get(i) is None:
        word = r.doc[i]
        if word.text[0].isupper() and word.pos_ in ("PROPN", "NOUN", "ADJ"):
            end = i + 1
        elif word.lower_ not in ("of", "on", "for", "against", "and", "the") or (i > end and r.lower[i] != "the"):
            break
        i += 1
    return max(hi, end)


def role_at(r: Reading, h: int, lo: int) -> tuple[str | None, tuple[str, ...], int, int]:
    """The longest role phrase that covers a head: (row, words, first token, last token)."""
    ids = [i for i in range(lo, h) if r.folds[i] and r.doc[i].text not in ("'s", "’s")][-4:]
    after: list[int] = []
    if h + 1 < r.n and (r.lower[h + 1] == "of" or r.doc[h + 1].text in DASH):
        after = [i for i in range(h + 1, min(h + 5, r.n)) if r.folds[i] and r.lower[i] != "the"]
    best: tuple[str | None, tuple[str, ...], int, int] = (None, (), h, h + 1)
    head = dict.fromkeys((r.folds[h], singular(r.folds[h]), fold(r.doc[h].lemma_)))  # in this order: as it is written first
    for n in range(len(ids) + 1):
        before = tuple(r.folds[i] for i in ids[n:])
        for m in range(len(after), -1, -1):
            tail = tuple(r.folds[i] for i in after[:m])
            if m and len(before) + 1 + m > 5:
                continue
            for w in head:
                words = (*before, w, *tail)
                row = r.t.roles.get(words) or (r.t.roles.get((*words[:-1], singular(words[-1]))) if tail else None)
                if row is not None and len(words) > len(best[1]):
                    best = (row, words, ids[n] if before else h, (after[m - 1] if m else h) + 1)
        if best[0] is not None and len(best[1]) >= len(before) + 1:
            break
    return best


def told_in(r: Reading, region: range, row: str | None, sector: str | None, skip: tuple[int, int] = (0, 0)) -> Told:
    """What the words of a region say: country, body, qualifier, whether "-backed" or "former"."""
    told = Told(row=row, sector=sector)
    doc = r.doc
    i = region.start
    while i < region.stop:
        if skip[0] <= i < skip[1]:
            i += 1
            continue
        word = r.lower[i]
        m = r.match_at[i]
        span = r.person_at.get(i)
        nxt = doc[i + 1].text if i + 1 < r.n else ""
        if "-" in word and len(word) > 3:
            tail = word.rsplit("-", 1)[1]
            start = word.split("-", 1)[0]
            if tail in r.w["backing"] or start in ("pro", "anti"):
                told.backed = True
                i += 1
                continue
            if tail in r.w["hyphen"]:
                told.led = True
                i += 1
                continue
        told.foreign = told.foreign or word in r.w["foreign"]
        if word in ("former", "ex", "late", "deposed", "ousted", "retired") or (word == "then" and nxt in DASH):
            told.former = told.former or word in ("former", "ex", "deposed", "ousted", "retired")
        if span is not None:
            ref = r.person_ref[span]
            if hyphen(r, span[0], span[1], told) is None:
                told.country = told.country or ref.country
                if told.body is None:
                    told.body = ref
            i = span[1]
            continue
        if m is not None and m.first <= i < m.last and m.last <= region.stop + 1:
            if hyphen(r, m.first, m.last, told) is None:
                e = r.choose(m.entries, single=m.last - m.first == 1)
                adjective = next((x for x in m.entries if x.kind in ("adjective", "people")), None)
                if e is not None and e.kind not in ("country", "capital", "seat"):
                    if e.kind != "person":
                        told.body = told.body or r.ref_of(e)
                        told.country = told.country or e.country
                        told.stated = told.stated or bool(e.country)
                elif (at := e or adjective) is not None:
                    country = at.country
                    if country:
                        told.country = told.country or country
                        told.stated = True
            i = max(m.last, i + 1)
            continue
        if i in r.towns and core(doc[i].dep_) in ("compound", "nmod") and not _is_called_so(r, doc[i].head):
            told.country = told.country or r.towns[i]  # "Toronto police"
        local = r.local.get(r.folds[i]) if r.doc[i].text[0].isupper() else None
        if local is not None:
            told.body = told.body or local
            told.country = told.country or local.country
        two = f"{word} {r.lower[i + 1]}" if i + 1 < region.stop else ""
        q = r.t.qualifiers.get(two) or r.t.qualifiers.get(word) or r.t.qualifiers.get(singular(word))
        if (q and told.qualifier is None and not (nxt in DASH and i + 2 < r.n and r.lower[i + 2] in (r.w["backing"] | r.w["hyphen"]))) or (
            q and q in ("REB", "MIL", "COP", "OPP", "SPY", "IGO", "NGO") and told.qualifier == "GOV"
        ):
            told.qualifier = q
        i += 1
    return told


def hyphen(r: Reading, first: int, last: int, told: Told) -> str | None:
    """Whether a name only colours what follows: "Turkish-backed", "US-led", "pro-Iranian". Returns the word, or None."""
    doc = r.doc
    if first >= 2 and doc[first - 1].text in DASH and r.lower[first - 2] in r.w["against"] and r.lower[first - 2] != "ex":
        told.backed = True
        return r.lower[first - 2]
    k = last
    if k < r.n and doc[k].text in DASH:
        k += 1
    if k < r.n and r.lower[k] in r.w["backing"] and (k > last or doc[k].dep_ in ("amod", "acl", "compound")):
        told.backed = True
        return r.lower[k]
    if k < r.n and k > last and r.lower[k] in r.w["hyphen"]:
        told.led = True
        return r.lower[k]
    return None


_OF_VOICE = frozenset({"minister", "ministry", "head-of-government"})


def told_of(r: Reading, h: int, depth: int = 0) -> Told:
    """What a noun phrase says of whom it names, read from its words and its "of", "for", "in" complements."""
    if h in r.told:
        return r.told[h]
    lo, hi = edges(r, h)
    row, words, first, last = role_at(r, h, lo)
    if words in (("deputies",), ("deputy",)) and "sheriff" in r.folds:
        row = "police"
    role = r.t.role_rows[row] if row else None
    told = told_in(r, range(lo, max(hi, h)), row, role.sector if role else None, skip=(first, last))
    told.words = words
    if role is not None and "former" in words:
        told.former = True
    if told.country is None and role is not None and role.kind in ("office", "person", "force", "body") and "our" in r.lower[lo:h] and not r.quoted[h]:
        told.country, told.stated = r.own_country(), r.own_country() is not None  # "our ambassador", in the words of a ministry
    if told.country is None and (shared := _shared_country(r, h, row)) is not None:
        told.country, told.stated = shared, True
    abroad = row == "diplomat" or words[-1:] in _ABROAD_HEADS
    inner: Told | None = None
    if depth < 3:
        for c in r.doc[h].rights:
            if core(c.dep_) not in ("nmod", "obl") or c.i < last:
                continue
            prep = case(c)
            if prep in ("of", "for", "from", "in", "at", "with", "within", "inside", "across", "on") and c.pos_ in ("NOUN", "PROPN"):
                if words and words[0] in ("ambassador", "envoy") and prep == "to":
                    continue
                place = prep in ("in", "at", "inside", "across", "within")
                got = complement(r, c, depth + 1, place=place) if not (place and abroad) else None  # "the embassy in Nairobi" is another country's
                told.foreign = told.foreign or (got is None and r.match_at[c.i] is None and r.is_of_several(c.i))
                if got is None:
                    continue
                if prep in ("of", "for", "from", "at", "with") and inner is None and prep != "with":
                    inner = got
                if (
                    got.country
                    and told.country is None
                    and prep not in ("with", "on")
                    and (got.body is None or got.body.kind == "country" or prep in ("of", "for", "from", "at"))
                ):
                    told.country = got.country
                    told.stated = got.stated or got.row is None
                if prep in ("of", "for", "from", "at") and told.body is None and got.body is not None:
                    told.body = got.body
    if words[:2] == ("chief", "executive") and told.stated and (told.body is None or told.body.kind == "country"):
        told.row, role = "head-of-government", r.t.role_rows["head-of-government"]  # "the chief executive of Hong Kong", not that of a company
    if row == "diplomat" and told.stated and told.body is not None and told.body.sector == "IGO":
        told.body = None  # "Russia's U.N. ambassador" is Russia's
    told.sector = _sector(role, told, inner)
    if words[-1:] in (("officer",), ("officers",)) and len(words) == 1 and told.sector == "MIL" and not told.body and _are_police(r, h, lo, told):
        told.sector = "COP"
    if words == ("party",) and not r.w["any_party"].isdisjoint(r.lower[lo:h]):
        told.foreign = True
    if words == ("party",) and told.foreign:
        told.sector = None  # "both parties", "outside parties"
    if words == ("faction",) and told.stated and told.sector is None:
        told.row, told.sector = "rebels", "REB"  # "Palestinian factions", not "two factions of fans"
    told.foreign = told.foreign or words[-1:] == ("coalition",) or (role is not None and role.kind == "force" and not r.w["foreign"].isdisjoint(words[:-1]))  # of several countries, or of others
    if (
        role is not None
        and role.local
        and told.country is None
        and not told.led
        and not told.foreign
        and not (told.body is not None and told.body.kind == "named")
        and not (row == "civilians" and _aboard(r, h))
        and words[-1:] not in _ABROAD_HEADS
    ) or (told.backed and told.country is None):
        told.country = _of_voice(r, h, lo, told) or _own_side(r, h, _scene_of(r, h, role))
        if told.sector == "MIL" and told.country in r.t.countries:
            told.country = r.t.countries[told.country].army or told.country
    if row == "spokesperson" and told.country is None and told.body is None and told.qualifier in ("MIL", "COP", "GOV") and not told.foreign:
        told.country = _own_side(r, h, _scene_of(r, h, role))  # "an army spokesman" is of the same country as "the army"
    if words == ("source",) and not (told.stated or told.body or told.qualifier) and not any(core(c.dep_) in ("nmod", "obl") for c in r.doc[h].rights):
        told.sector = told.country = None  # anybody's
    if r.named:
        r.told[h] = told
    return told


def _of_voice(r: Reading, h: int, lo: int, told: Told) -> str | None:
    """The country in whose name the document speaks, for its own ministers and ministries: "the Foreign Secretary", "the Department", in capitals."""
    country = r.own_country()
    if country is None or not r.doc[h].text[:1].isupper() or (told.row not in _OF_VOICE and r.lower[h] != "government"):
        return None
    bare = all(r.match_at[i] is None for i in range(lo, h)) and not any(core(c.dep_) == "nmod" for c in r.doc[h].rights)
    return country if bare else None


def _are_police(r: Reading, h: int, lo: int, told: Told) -> bool:
    """Whether officers are of the police and not of an army: "plainclothes officers", or by what the text spoke of last, else speaks of next."""
    if not r.w["police_officers"].isdisjoint(r.lower[lo:h]):
        return True
    if told.qualifier and "armed" not in r.lower[lo:h]:
        return False
    spoken = (w in r.w["police"] for w in (*reversed(r.folds[:h]), *r.folds[h + 1 :]) if w in r.w["police"] or w in r.w["army"])
    return next(spoken, False)


def _shared_country(r: Reading, h: int, row: str | None) -> str | None:
    """The country of "American diplomats and soldiers", told before the first of them: of those of a state alone, not of who fights them."""
    t = r.doc[h]
    if t.dep_ != "conj" or row not in _OF_STATE or any(c.dep_ in ("det", "nmod:poss", "case") for c in t.lefts) or t.head.pos_ != "NOUN":
        return None
    first, _ = edges(r, t.head.i)
    named = [m for c in t.head.lefts if c.dep_ in ("amod", "compound") and (m := r.match_at[c.i]) is not None and hyphen(r, m.first, m.last, Told()) is None]
    if role_at(r, t.head.i, first)[0] not in _OF_STATE or not named:
        return None
    return named[-1].entries[0].country


def _aboard(r: Reading, h: int) -> bool:
    """Whether people travel, and are of any country: "the 176 people on board"."""
    return any(c.lower_ == "aboard" or case(c) in ("on board", "aboard") for c in r.doc[h].rights)


def _scene_of(r: Reading, h: int, role: RoleRow | None) -> str | None:
    """The country whose army or people a phrase without one speaks of.

    It is the one where the sentence's things happen ("in Sudan"), else that of the armed groups and bodies of the
    sentence or the one before, else the document's; for rebels and civilians only when something is told to be or
    happen there.
    """
    here = r.sentence(h)
    before = r.sentence(here - 1) if here else 0
    placed: set[str] = set()
    bodies: set[str] = set()
    for m in r.matches:
        if not before <= m.first or r.sentence(m.first) > here:
            continue
        e = r.choose(m.entries, single=m.last - m.first == 1)
        if e is None or not e.country:
            continue
        if e.kind in ("group", "organisation"):
            bodies.add(e.country)
        elif e.kind == "country" and m.first >= here and case(r.root(m.first, m.last)) in ("in", "across", "inside", "throughout"):
            placed.add(e.country)
    at_home = role is None or role.sector != "MIL"  # an army may fight in a town abroad, police do not
    if at_home and (role is None or role.local is True):
        placed |= {c for i, c in r.towns.items() if here <= i and r.sentence(i) == here and place_case(r, r.doc[i]) in r.w["locative"]}
    for found in (placed, bodies):
        if len(found) == 1 and r.weights.get(country := next(iter(found)), 0.0) >= SPOKEN_OF:
            return country
    main = r.main if at_home else r.main_named
    return main if role is None or role.local != "scene" or main in r.scenes else None


def _is_called_so(r: Reading, noun: Token) -> bool:
    """Whether a noun with a town before it is a body's own name: "Saint Luke Ambulance", but not "Toronto Police"."""
    row = role_at(r, noun.i, noun.i)[0]
    return noun.text[:1].isupper() and row is not None and r.t.role_rows[row].local is not True


def _own_side(r: Reading, h: int, country: str | None) -> str | None:
    """The country of an army that tells of a country's dead: the other one of the text ("A defence spokesman said the Indian army had killed four Pakistani soldiers")."""
    verb = r.doc[h].head
    if country is None or core(r.doc[h].dep_) != "nsubj" or verb.lemma_.lower() not in r.w["counting"]:
        return country
    told = verb.head if verb.dep_ == "parataxis" else child(verb, "ccomp")
    felled = [c for v in told.subtree if v.lemma_.lower() in r.w["felling"] for c in v.children if c.dep_ in ("obj", "nsubj:pass")] if told is not None else []
    theirs = {e.country for who in felled for t in who.children if (m := r.match_at[t.i]) is not None for e in m.entries[:1] if e.kind == "adjective"}
    others = [c for c in sorted(r.weights, key=lambda c: -r.weights[c]) if c not in theirs and r.weights[c] >= 0.5 * r.weights.get(country, 0)]
    return others[0] if country in theirs and others else country


def complement(r: Reading, c: Token, depth: int, *, place: bool) -> Told | None:
    """What a complement ("of the army", "in Kyiv") says."""
    span = r.person_at.get(c.i)
    if span is not None:
        ref = r.person_ref[span]
        return Told(sector=ref.sector, country=ref.country, body=ref)
    m = r.match_at[c.i]
    if m is not None:
        e = r.choose(m.entries, single=m.last - m.first == 1)
        if e is not None and e.kind != "person":
            ref = r.ref_of(e)
            return Told(sector=None if place else e.sector, country=e.country, body=None if place or ref.kind == "country" else ref)
    if place or c.i in r.towns:
        row = role_at(r, c.head.i, c.head.i)[0]
        theirs = c.i in r.towns and (row is None or r.t.role_rows[row].local is True)  # the bishop of Wau is one man of Wau
        return Told(country=r.towns[c.i]) if theirs else None  # "officials in Omsk", "the sheriff of Maricopa County"
    told = told_of(r, c.i, depth)
    if told.row is None and told.country is None and told.body is None:
        return None
    if told.row is not None and r.t.role_rows[told.row].kind == "thing":
        return None
    return told


def _sector(role: RoleRow | None, told: Told, inner: Told | None) -> str | None:
    """The sector of a phrase: its own, or that of the body or qualifier it goes with."""
    if role is None:
        return None
    own = role.sector
    body = told.body.sector if told.body is not None and told.body.kind != "country" else None
    if role.kind == "force":
        for s in (body, told.qualifier, inner.sector if inner else None):
            if s in FORCE_SECTORS and role.inherits and not (s == "MIL" and role.inherits == "body"):
                if own in ("REB", "PRM") and s == "MIL":
                    continue
                if s == told.qualifier and role.inherits == "body":
                    continue
                return s
        if told.qualifier == "OPP" and role.inherits == "all":
            return "REB"
        return own
    if role.inherits == "all":
        if told.body is not None and told.body.kind == "person":
            body = None
        if told.row == "spokesperson" and told.body is not None and told.body.kind == "person" and not told.qualifier:
            return told.body.sector
        if told.row == "leader" and not body and not told.qualifier and told.stated and not (inner and inner.sector):
            return "GOV"
        return body or told.qualifier or (inner.sector if inner and inner.sector else None) or own or ("REB" if told.backed and role.kind == "group" else None)
    if role.inherits == "body":
        return body or own
    return own


