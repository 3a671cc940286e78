"""Which deeds of a text are one: "the attack" after "gunmen attacked the mall", "39 people were killed" after both.

Deeds of one type are put into chains in text order. What can tell two deeds apart does: other days, other places, other
doers or victims by name, another manner, a word such as "another". What ties a deed to one told before is a definite
noun ("the attack"), a clause that names its victims and little else ("39 people were killed"), the headline that the
text tells again, or the same doer doing it to the same victims.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from sayso.model import Coreference
from sayso.tables import words_of
from sayso.tree import child, children, core, is_passive, obliques, subject, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from sayso.model import Actor, Certainty, EventMention, Place, When

_TOLD = frozenset({"asserted", "denied", "possible"})  # a plan or a wish is not the deed
_ARMED = frozenset({"REB", "UAF", "CRM", "INS", "SEP"})  # "gunmen" may be of any of these
_FINENESS = {"exact": 0, "town": 1, "region": 2, "country": 3}
_LAST = 24  # deeds that a mention may go back to, beside the one told of most: a book has thousands
_SOME = 12  # mentions of a deed that another is compared with
_NEAR = 0.2  # degrees: places this near to each other may be one and its part


_words = partial(words_of, "en/coreference.toml")


@dataclass(slots=True)
class _Chain:
    """Mentions of one deed, by their numbers, and the last paragraph that tells of it."""

    members: list[int] = field(default_factory=list)
    paragraph: int = 0

    def some(self) -> list[int]:
        """Its first mentions and its last, enough to compare another with."""
        return self.members if len(self.members) <= _SOME else self.members[: _SOME // 2] + self.members[-_SOME // 2 :]


def find_coreference(doc: Doc, events: Sequence[EventMention], sure: Sequence[Certainty]) -> list[Coreference]:
    """Return for each event mention, in their order, which other mention tells most fully of the same deed, and whether it is told as known.

    A mention that tells of its deed itself, or alone, has none. ``sure[i]`` is how token ``i`` stands as a predicate. Raises TableError.
    """
    return _Text(doc, events, sure).all()


class _Text:
    """The deeds of one document, while they are put into chains."""

    def __init__(self, doc: Doc, events: Sequence[EventMention], sure: Sequence[Certainty]) -> None:
        self.doc, self.events, self.sure = doc, events, sure
        self.heads = [doc[e.head] for e in events]
        ends = [n for n, c in enumerate(text_of(doc)) if c == "\n"]
        self.paragraphs = [bisect(ends, h.idx) for h in self.heads]
        first_line = text_of(doc).partition("\n")[0].rstrip()
        self.headline = 0 if first_line.endswith((".", "!", "?")) or "\n" not in text_of(doc).strip() else len(first_line)

        self.lead = min((p for p, h in zip(self.paragraphs, self.heads, strict=True) if h.idx >= self.headline), default=-1)

    def all(self) -> list[Coreference]:
        chains: dict[str, list[_Chain]] = {}
        for n in sorted(range(len(self.events)), key=lambda n: self.heads[n].i):
            if self.sure[self.heads[n].i].modality not in _TOLD:
                continue
            told = chains.setdefault(self.events[n].type, [])
            chain = self.chain_of(n, told)
            if chain is None:
                told.append(_Chain([n], self.paragraphs[n]))
            else:
                chain.members.append(n)
                chain.paragraph = self.paragraphs[n]
        told = [c for found in chains.values() for c in found]
        fullest = {n: self.fullest(c.members) for c in told for n in c.members}
        known = {n for c in told if self.brought_up_as_known(c.members) for n in c.members}
        return [Coreference(same_as=fullest[n] if fullest.get(n, n) != n else None, known=n in known) for n in range(len(self.events))]

    def brought_up_as_known(self, members: Sequence[int]) -> bool:
        """Whether the text, below its headline, speaks of a deed as of one known from the start: not "gunmen attacked ..." and then "the attack"."""
        first = min(members, key=lambda n: (self.heads[n].idx < self.headline, self.heads[n].i))
        return self.known(first)

    def fullest(self, members: Sequence[int]) -> int:
        """The mention that says most: of place, of day, of who did it; of several the first."""

        def said(n: int) -> tuple[int, bool, bool, bool]:
            e = self.events[n]
            return _FINENESS[e.place.precision] if e.place else 9, not _dated(e.when), not e.actors, not e.recipients

        return min(members, key=lambda n: (*said(n), self.heads[n].i))

    def chain_of(self, n: int, told: Sequence[_Chain]) -> _Chain | None:
        """The chain that a mention goes on with: of those that it can be of, one that the same sentence or paragraph tells of, else the longest."""
        near = told[-_LAST:] if len(told) <= _LAST else [max(told[:-_LAST], key=lambda c: len(c.members)), *told[-_LAST:]]
        fitting = [c for c in near if all(self.can_be(n, m) for m in c.some()) and any(self.tied(n, m) for m in c.some())]
        before = max((m for c in told for m in c.members if self.paragraphs[m] == self.paragraphs[n]), key=lambda m: self.heads[m].i, default=None)
        if before is not None and _dated(self.events[before].when) and not _dated(self.events[n].when) and not self.named(self.heads[n]):
            # "In 2014 they attacked a school. More than 140 people were killed there": of no deed of another time
            fitting = [c for c in fitting if before in c.members or all(_days_meet(self.events[before].when, self.events[m].when) for m in c.members)]
        same = [c for c in fitting if c.paragraph == self.paragraphs[n]]
        if same:
            return max(same, key=lambda c: self.heads[c.members[-1]].i)
        return max(fitting, key=lambda c: (len(c.members), -c.members[0]), default=None)

    def known(self, n: int) -> bool:
        """Whether a mention speaks of a deed that its readers know of: a definite noun, or people told by what was done to them."""
        head = self.heads[n]
        if self.events[n].type == "ASSAULT" and head.lemma_.lower() in _words("claimed"):
            return True  # "the group was responsible": for a deed that was told
        if self.laid_to(n):
            return True
        if self.new(head) and not self.counted(head):
            return False
        return self.named(head) or (head.pos_ in ("VERB", "AUX") and core(head.dep_) == "acl")

    def laid_to(self, n: int) -> bool:
        """Whether a deed told of is laid to somebody: "blamed the rebels", "the rebels staged the explosion", not "the rebels' attack"."""
        head, actors = self.heads[n], self.events[n].actors
        if self.events[n].type != "ASSAULT" or not actors:
            return False
        if core(head.dep_) in ("obj", "obl") and head.head.lemma_.lower() in _words("laying") and any(a.start is not None and a.start <= head.idx < (a.end or 0) for a in actors):
            return True
        own = {t.idx for t in head.subtree}
        return head.pos_ == "NOUN" and any(c.lower_ in _words("definite") for c in children(head, "det")) and not any(a.start in own for a in actors)

    @staticmethod
    def counted(head: Token) -> bool:
        """Whether a noun says which deed of a row it was, and the sentence tells something else: "fled after the second massacre in the prison"."""
        beside = {c.lower_ for c in head.children}
        return core(head.dep_) in ("obl", "nmod") and "the" in beside and bool(beside & _words("ordinal")) and not beside & (_words("new") - _words("ordinal"))

    def named(self, head: Token) -> bool:
        """Whether a definite noun names the deed: "the attack", "67 people died in the siege"."""
        suffered = head.lemma_.lower() in _words("consequence")  # "were killed after the attack", not "moved in after the attack"
        beside = [o for p, o in obliques(head) if suffered or p not in _words("apart")] + children(head, "nsubj") if head.pos_ in ("VERB", "AUX") else []
        return _definite(head) or any(_definite(o) and _is_deed(o) for o in beside)

    def new(self, head: Token) -> bool:
        """Whether words beside a mention say that it is another one."""
        heads = [head, *(o for _, o in obliques(head) if _is_deed(o))]
        if any(c.lower_ in _words("elsewhere") for _, o in obliques(head) for c in o.children):
            return True  # "in another village", "a day earlier"
        return any(
            c.lower_ in _words("new")
            for h in heads
            for c in h.children
            if core(c.dep_) in ("det", "amod", "advmod", "nummod")
            and not (c.lower_ in ("a", "an") and h.i != head.i)
            and not (c.lower_ == "last" and child(h, "nmod:poss") is not None)  # "last Saturday's bombing"
        )

    def tied(self, n: int, m: int) -> bool:
        """Whether something ties a mention to an earlier one."""
        a, b, head = self.events[m], self.events[n], self.heads[n]
        if head.sent.start == self.heads[m].sent.start and self.same_place(a.place, b.place) and not (a.actors and b.actors):
            return True  # "70 people were killed when a gang attacked the town"
        if self.new(head):
            return False
        if self.sure[head.i].modality == "denied":
            # what is denied has been told, in the same manner
            return b.mode in (None, a.mode) and (b.place is None or self.same_place(a.place, b.place))
        shared = self.share(a.actors, b.actors) or self.share(a.recipients, b.recipients) or self.same_place(a.place, b.place)
        if self.known(n) and (shared or (self.named(head) and (not b.recipients or _nobody(b.recipients)))):
            return True
        if self.is_said_of(n):
            return True
        if self.heads[m].idx < self.headline <= head.idx and shared:
            return True
        if not b.actors and head.lemma_.lower() in _words("consequence") and (is_passive(head) or head.lemma_.lower() in _words("suffered")):
            # who says where or when as well tells of a deed of its own, unless they are those of the deed before
            placed = b.place is None or (self.same_place(a.place, b.place) and (not _wide(a.place) or _wide(b.place) or self.follows(n, m)))
            return placed and (not _dated(b.when) or _dated(a.when) or self.follows(n, m))
        return (self.share(a.actors, b.actors) and self.share(a.recipients, b.recipients)) or self.by_them(n, m) or self.on_it(n, m)

    def by_them(self, n: int, m: int) -> bool:
        """Whether those who attacked, or the crowd that protested, go on: "Gunmen attacked a village. The assailants burned houses"."""
        a, b, head = self.events[m], self.events[n], self.heads[n]
        doer = subject(head) if head.pos_ == "VERB" else None
        if doer is None or not _definite(doer) or is_passive(head) or b.place is not None or _dated(b.when) or head.tag_ not in ("VBD", "VBN", "VBG"):
            return False
        if any(c.dep_ == "aux" and c.lower_ not in ("had", "was", "were") for c in head.children) or {c.lower_ for c in doer.children} & _words("new"):
            return False
        if b.type == "PROTEST":
            return doer.lemma_.lower() in _words("crowd")
        return doer.lemma_.lower() in _words("doers") and (not a.actors or self.share(a.actors, b.actors) or (_loose(a.actors) and _loose(b.actors)))

    def on_it(self, n: int, m: int) -> bool:
        """Whether what was struck is spoken of as known: "A strike hit a school. The school was hit while people slept"."""
        b, head, before = self.events[n], self.heads[n], self.heads[m]
        if b.actors or b.place is not None or _dated(b.when) or not is_passive(head):
            return False
        thing, struck = child(head, "nsubj:pass"), child(before, "nsubj:pass" if is_passive(before) else "obj")
        return thing is not None and struck is not None and _definite(thing) and thing.lemma_ == struck.lemma_ and not {c.lower_ for c in thing.children} & _words("new")

    def is_said_of(self, n: int) -> bool:
        """Whether a verb tells whom a deed that is known was aimed at: "the strike targeted militants"."""
        head = self.heads[n]
        deed = child(head, "nsubj") if head.pos_ == "VERB" else None
        return deed is not None and _definite(deed) and _is_deed(deed) and head.lemma_.lower() in _words("aimed")

    def follows(self, n: int, m: int) -> bool:
        """Whether a mention stands in the first paragraph under the headline that the other stands in."""
        return self.heads[m].idx < self.headline and self.paragraphs[n] == self.lead

    def can_be(self, n: int, m: int) -> bool:
        """Whether nothing tells two mentions apart."""
        a, b = self.events[m], self.events[n]
        if _lasting(a) != _lasting(b) or (b.place and b.place.precision == "country" and a.place and a.place.precision != "country" and not _definite(self.heads[n])):
            return False  # a year's toll, or a country's, is more than one deed's
        return (
            _days_meet(a.when, b.when)
            and (a.place is None or b.place is None or self.same_place(a.place, b.place))
            and (not a.actors or not b.actors or self.share(a.actors, b.actors) or _loose(a.actors) or _loose(b.actors) or self.laid_to(n) or self.by_them(n, m))
            and not self.share(a.actors, [x for x in b.recipients if not x.id.startswith("ISO:")])  # a country may be there for its place alone
            and (not a.recipients or not b.recipients or self.share(a.recipients, b.recipients) or _loose_victims(a.recipients, b.recipients) or self.is_said_of(n))
            and (a.mode is None or b.mode is None or a.mode == b.mode or self.named(self.heads[n]) or self.by_them(n, m) or (self.follows(n, m) and self.share(a.actors, b.actors)))
        )

    @staticmethod
    def share(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
        return not set(map(_whole, a)).isdisjoint(map(_whole, b))

    @staticmethod
    def same_place(a: Place | None, b: Place | None) -> bool:
        """Whether two places may be one: by name, near to each other, or the one in the other."""
        if a is None or b is None:
            return False
        if a.name == b.name or a.name in b.name or b.name in a.name:
            return True
        if a.country and b.country and a.country != b.country:
            return False
        if "country" in (a.precision, b.precision):
            return True
        if "region" in (a.precision, b.precision):
            return a.admin1 is not None and a.admin1 == b.admin1
        if a.precision == b.precision == "town" and a.geonameid is not None and b.geonameid is not None:
            return a.geonameid == b.geonameid  # neighbouring towns are two
        return None not in (a.lat, a.lon, b.lat, b.lon) and abs(a.lat - b.lat) < _NEAR and abs(a.lon - b.lon) < _NEAR  # type: ignore[operator]


def _definite(noun: Token) -> bool:
    """Whether a noun has a definite article or an owner: "the attack", "Sunday's bombings"."""
    return noun.pos_ in ("NOUN", "PROPN") and (
        any(c.lower_ in _words("definite") for c in noun.children if core(c.dep_) in ("det", "nmod")) or child(noun, "nmod:poss") is not None
    )


def _is_deed(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _words("deed")


def _loose(actors: Sequence[Actor]) -> bool:
    """Whether the words for a doer leave open who it is: "gunmen", "rebels"."""
    return any(a.id.startswith(("TXT:", "PRO:")) or a.id.partition(":")[2] in _ARMED for a in actors)


def _nobody(actors: Sequence[Actor]) -> bool:
    """Whether the words for those who undergo it name nobody: "people", "civilians"."""
    return all(a.id.startswith(("TXT:", "PRO:")) or a.sector == "CVL" for a in actors)


def _whole(actor: Actor) -> str:
    """An actor's id, that of the state for its government and its army."""
    return f"ISO:{actor.country}" if actor.id in (f"{actor.country}:GOV", f"{actor.country}:MIL") else actor.id


def _anybody(actor: Actor) -> bool:
    """Whether words for people leave open whose they are: "40 people", not "two Palestinians"."""
    return actor.sector == "CVL" and actor.text.split()[-1].lower() in _words("anybody")


def _loose_victims(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Whether two victims may be the same people: one is in words alone or anybody ("40 people"), or a country and its people."""
    if any(x.id.startswith(("TXT:", "PRO:")) or _anybody(x) for x in (*a, *b)):
        return True
    return not {x.country for x in a}.isdisjoint(x.country for x in b)


def _dated(when: When | None) -> bool:
    return when is not None and "X" not in when.edtf and when.precision != "unknown"


def _wide(place: Place | None) -> bool:
    """Whether a place is a country or region."""
    return place is not None and place.precision in ("country", "region")


def _lasting(event: EventMention) -> bool:
    """Whether a deed is of a long time: of a year, of a month and no one place, or of all the time since a day."""
    if event.when is not None and event.when.edtf.endswith("/.."):
        return True
    if event.when is None or event.when.precision not in ("month", "year"):
        return False
    return event.when.precision == "year" or event.place is None or _wide(event.place)


def _days_meet(a: When | None, b: When | None) -> bool:
    """Whether two dates leave a day in common; a date that nobody can resolve meets all."""
    if a is None or b is None or not _dated(a) or not _dated(b):
        return True
    (one, last), (two, end) = _ends(a.edtf), _ends(b.edtf)
    return one <= end and two <= last


def _ends(edtf: str) -> tuple[str, str]:
    """The first and last day of an EDTF date as words that sort by day: "2024-12" gives "2024-12-00", "2024-12-99"."""
    first, _, last = edtf.strip("~?%").partition("/")
    last = last or first
    return "" if first in ("", "..") else (first + "-00-00")[:10], "9" if last in ("", "..") else (last + "-99-99")[:10]
