"""Who stands at the two ends of a tie, and whether a row allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.relations.names import by_name, is_group, is_known, is_named_body, is_side, is_thing, kept_apart
from sayso.annotate.relations.syntax import is_apposed, leftmost, leftmost_flat, meant_by, phrases_of, rightmost, whole_of, whose_means
from sayso.annotate.relations.tables import adjectives, body_sectors, word_set
from sayso.gazetteer import fold, open_gazetteer
from sayso.model import Actor, Place, RelationMention
from sayso.tree import case, child, conjuncts, core, span_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from sayso.annotate.relations.tables import Row, Tie
    from sayso.mentions import Found

ARMED = frozenset({"REB", "UAF", "MIL", "PRM", "PAR", "SET", "CRM", "SEP"})
NOBODY = frozenset({"nobody", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "none", "nothing", "which", "what"})


class Ends:
    """Says of one document who or what stands at the two ends of a tie."""

    def __init__(self, actors: Found[Actor], places: Found[Place], stolen: set[int]) -> None:
        self._actors, self._places = actors, places
        self._stolen = stolen  # subjects of a next clause that look like objects of the last

    def mentions(self, tie: Tie, name: str, row: Row) -> Iterator[RelationMention]:
        """The tie between every pair of its coordinated ends that are actors (or a place, where the row allows one)."""
        from_, to = (tie.to, tie.from_) if row.turn else (tie.from_, tie.to)
        from_, to = meant_by(from_), meant_by(to)
        from_ = whose_means(from_) if row.type == "backs" else from_
        single = row.on in ("tie", "verb_both", "beside", "name") or (row.mutual and row.on in ("noun", "state"))
        if any(t.lower_ in NOBODY for t in (from_, to)) or (row.type == "leads" and to.lemma_.lower() in word_set("passing")):
            return
        if any(c.lower_ in word_set("past") for c in tie.head.children if core(c.dep_) == "advmod") or (row.type == "part_of" and to.lemma_.lower() == "member"):
            return  # "previously an ally of the government"
        single_from = single or (row.on == "noun" and tie.head.tag_ not in ("NNS", "NNPS"))  # "Chancellor A and President B"
        froms = [from_] if single_from else conjuncts(from_) if from_.dep_ != "conj" else [from_]
        tos = [to] if single or row.on in ("compound", "prefix") else conjuncts(to) if to.dep_ != "conj" else [to]
        for a in froms:
            first = self.actor(a, other=to, head=tie.head)
            if row.named and a.pos_ == "NOUN" and a.dep_ == "appos" and a.head.i == tie.head.i < a.i and first is not None and is_group(first, a):
                continue  # "the head of the front, a militia": the militia is the front
            if first is None or first.id.startswith("PRO:") or (row.person and not first.id.startswith("PER:")) or is_thing(a) or ((row.groups or row.group_from) and not is_group(first, a)):
                continue
            for b in tos:
                if b.i in self._stolen:
                    continue
                second = self._second(b, from_, tie, row)
                if second is None or (isinstance(second, Actor) and (is_thing(b) or (row.groups and not (is_group(second, b) or (row.type == "backs" and is_side(second)))))):
                    continue
                one, two = kept_apart(first, a, second, b)
                body = isinstance(second, Actor) and is_named_body(second, b, surely=not row.named) and row.type in ("leads", "part_of") and row.on in ("noun", "name")
                if two.name == one.name or (isinstance(two, Actor) and (two.id == one.id or not (body or is_known(two, b)))):
                    continue
                if not (one.id.startswith(("PER:", "GRP:", "ORG:", "ISO:")) or is_known(one, a)) and row.type != "leads":
                    continue
                office = child(tie.head, "nmod:desc") or tie.head if tie.head.i == a.i else tie.head
                if isinstance(two, Actor) and two.sector == "PTY" and b.pos_ in ("ADJ", "PROPN") and b.head.i == tie.head.i and office.lemma_.lower() in word_set("stately"):
                    continue  # "the Republican president", "President X of the Republican Party"
                if isinstance(two, Place) and row.type == "leads" and two.country is None:
                    continue  # "the governor of the region"
                if row.type == "represents" and a.i == tie.head.i and (not isinstance(two, Actor) or two.id.startswith("TXT:") or (b.pos_ == "PRON" and not two.id.startswith("PER:"))):
                    continue  # "the group's spokesman", of a group of no name
                if row.type == "leads" and row.on == "noun" and isinstance(two, Actor) and two.id.startswith("ISO:") and not case(b) and tie.head.lemma_.lower() in word_set("unstately") and two.text.lower() in adjectives():
                    continue  # "the Iranian commander" does not lead Iran
                if row.type == "part_of" and isinstance(two, Actor) and two.id.startswith("ISO:") and (one.id.startswith("PER:") or row.on == "verb" or case(b) in ("in", "within") or tie.head.lemma_.lower() in word_set("of_states")):
                    continue  # "a member from X", "its affiliate in X", "the Iranian agency X"
                if row.type in ("leads", "part_of") and isinstance(two, Actor) and not (body or is_group(two, b)):
                    continue
                if row.armed and not any(isinstance(x, Actor) and x.sector in ARMED for x in (one, two)):
                    continue
                yield RelationMention(head=tie.head.i, type=row.type, from_=one, to=two, evidence=(span_of(tie.words),), rule=f"relation.{name}", confidence=0.8 if row.on in ("compound", "noun") else 0.7)

    def _second(self, token: Token, from_: Token, tie: Tie, row: Row) -> Actor | Place | None:
        """The other end: an actor, or the place that is held."""
        if not row.place:
            return self.actor(token, other=from_, head=tie.head)
        named = whole_of(token)
        place = self.place(named)
        if place is not None or row.place_only:
            return place
        return self.actor(named, other=from_, head=tie.head)

    def actor(self, token: Token, *, other: Token, head: Token) -> Actor | None:
        """The actor a token stands for; where it only modifies ("Hamas-run", "army spokesman"), who its words name."""
        found = self._actors.headed_by(token)
        if found is None and core(token.dep_) not in ("amod", "compound"):
            over = self._actors.at(token)
            if over is not None and not any((over.what.start or 0) <= t.idx < (over.what.end or 0) for t in (other, head)):
                found = over
        if found is not None:
            for named in token.children:
                better = self._actors.headed_by(named) if is_apposed(named) and named.pos_ == "PROPN" and not found.first <= named.i < found.last else None
                if better is not None and (found.what.id.startswith("TXT:") or found.what.id == better.what.id):
                    return better.what  # "the Islamist group Hayat Tahrir al-Sham"
            return found.what
        named_ = by_name(token, after=other.i if other.i == head.i < token.i else -1)  # "the Global Coalition against Daesh": Daesh
        m = self._actors.headed_by(other) or self._actors.at(other)
        if named_ is not None and named_.id.startswith("ORG:") and " " not in named_.text and m is not None and named_.country != m.what.country and m.what.country and named_.country:
            return None  # another country's "Congress"
        return named_ or self._by_kind(token, other) or self._told(token)

    def _told(self, token: Token) -> Actor | None:
        """The group that a modifier points back to: "coalition air strikes" after "the U.S.-led coalition"."""
        if token.lemma_.lower() not in word_set("bands") or token.dep_ != "compound":
            return None
        before = (m.what for t in reversed(token.doc[: token.i]) if t.lemma_.lower() == token.lemma_.lower() and (m := self._actors.headed_by(t)) is not None)
        return next(before, None) or Actor(text=token.text, id=f"TXT:{token.lower_}", name=token.lower_, start=token.idx, end=token.idx + len(token.text))

    def _by_kind(self, token: Token, other: Token) -> Actor | None:
        """The body that a modifier names by its kind, of the other end's country: "army" in "army spokesman X"."""
        sector = body_sectors().get(token.lemma_.lower()) or ("MIL" if f"{token.doc[token.i - 1].lower_} {token.lower_}" in word_set("guards") else None)
        if sector is None or (sector == "CRM" and token.i > 1 and token.doc[token.i - 2].lower_ == "anti") or token.dep_ not in ("compound", "amod", "obl:unmarked", "nmod", "obl", "nmod:poss", "nmod:desc"):
            return None
        m = self._actors.headed_by(other)
        country = m.what.country if m is not None and sector in ("MIL", "COP", "GOV") else None
        first = token.doc[token.i - 1] if token.lower_ == "guard" else token
        id_ = f"TXT:{token.lower_}" if country is None else f"ISO:{country}" if sector == "GOV" else f"{country}:{sector}"
        text = token.doc[first.i : token.i + 1].text
        return Actor(text=text, id=id_, name=text.lower(), country=country, sector=sector, start=first.idx, end=token.idx + len(token.text))

    def place(self, token: Token) -> Place | None:
        """The place a token names, or the "town" or "areas" that it calls a place."""
        found = self._places.headed_by(token)
        if found is None and self._actors.headed_by(token) is None:
            found = self._places.at(token)
        if found is not None:
            return found.what
        for named in token.children:
            if is_apposed(named) and (inner := self._places.headed_by(named)) is not None:
                return inner.what
        if token.lemma_.lower() in word_set("spots"):
            if token.lemma_.lower() in word_set("whole_spots") and (inner := next((m for p, n in phrases_of(token) if p == "of" and (m := self._places.headed_by(n)) is not None), None)) is not None:
                return inner.what  # "the port city of Gdańsk"
            if token.dep_ == "appos" and token.head.pos_ == "PROPN":
                return self.place(token.head)  # "X, a town held by Y"
            span = span_of(t for t in token.doc[leftmost(token) : token.i + 1] if not (t.dep_ == "det" and t.head.i == token.i))
            text = text_of(token.doc)[span.start : span.end]
            return Place(text=text, name=text, precision="region", start=span.start, end=span.end)
        return self._named_place(token)

    def _named_place(self, token: Token) -> Place | None:
        """A name where a place is asked for: the gazetteer's likeliest place of that name."""
        actor = self._actors.headed_by(token)
        if token.pos_ != "PROPN" or (actor is not None and (" " in actor.what.text or not actor.what.id.startswith(("PER:", "TXT:")))):
            return None
        words = token.doc[leftmost_flat(token) : rightmost(token) + 1]
        rows = [r for r in open_gazetteer().rows(fold(words.text)) if r.kind != "country"]
        if not rows:
            return None
        row = max(rows, key=lambda r: r.population)
        start, end = words.start_char, words.end_char
        return Place(text=words.text, name=row.name, country=row.country, admin1=row.admin1, lat=row.lat, lon=row.lon, precision=row.precision, geonameid=row.geonameid, start=start, end=end)
