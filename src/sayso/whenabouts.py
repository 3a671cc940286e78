"""Which date a verb or an event noun happened on, read off the tree.

A date belongs to the word it hangs on. It reaches further only where English says so: over a coordination
that shares its opening adverbial or its subject, into the infinitive of "managed to", into a participle that
says the result, between an event noun and the verb it happens in. It never passes from saying to what is said.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from sayso.labels import labels_of
from sayso.tables import read_table
from sayso.tree import case, child, children, core, is_passive, shared_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found
    from sayso.model import Mention, When

_FINENESS = {"day": 0, "month": 1, "range": 2, "year": 3, "unknown": 4}
_CROSSING = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "conj", "xcomp", "punct", "cc", "mark", "aux", "cop", "appos"})
_NO_ADVERBIAL = frozenset({"conj", "root", "ROOT", "punct", "cc", "acl", "advcl", "ccomp", "list"})
_BREAKS = frozenset({",", ";", "-", "–", "—", '"', "”", "“", "'", "’", "‘", "»", "«"})


class Words(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/whenabouts.toml``: lemmas or small words of one use."""

    words: list[str]


@cache
def _words(row: str) -> frozenset[str]:
    return frozenset(read_table("en/whenabouts.toml", Words)[row].words)


def when_of(token: Token, doc: Doc, times: Found[When]) -> When | None:
    """Return the date on which what ``token`` names happened, or None when the sentence does not say.

    ``token`` is a verb, a predicate noun or adjective, or an event noun of ``doc``; ``times`` are the dates
    found in it. The answer may have precision "unknown" (words that name a date nobody can resolve).
    """
    if token.i not in _hung(doc, times).near:
        return None
    if token.pos_ == "AUX" and core(token.dep_) in ("aux", "cop"):
        token = token.head
    found = _resolve(token, times, frozenset())
    return _then(found, token) if found is not None else None


def _then(found: Mention[When], token: Token) -> When:
    """The day itself for what happened then: "the worst attack since October 2017, when a bomb killed 587"."""
    when, doc = found.what, token.doc
    behind = found.last + (found.last < len(doc) and doc[found.last].text == ",")
    if not when.edtf.endswith("/..") or behind >= min(token.i, len(doc)) or doc[behind].lower_ != "when":
        return when
    edtf = when.edtf.removesuffix("/..")
    return replace(when, edtf=edtf, precision="year" if len(edtf) == 4 else "month" if len(edtf) == 7 else "day")


def _resolve(token: Token, times: Found[When], seen: frozenset[int]) -> Mention[When] | None:
    if token.i in seen or len(seen) > 8:
        return None
    seen = seen | {token.i}
    own = _own(token, times)
    if own is not None:
        return own
    return _for_verb(token, times, seen) if _is_predicate(token) else _for_noun(token, times, seen)


# ---------------------------------------------------------------- a word's own date


def _own(token: Token, times: Found[When]) -> Mention[When] | None:
    """The date that hangs on the word itself, or that slipped onto a noun below it."""
    candidates = [(0, m) for m in _hung(token.doc, times).by_word.get(token.i, ()) if _dates(m, token)]
    candidates += [(depth, m) for depth, m in _slipped(token, times) if "/.." not in m.what.edtf or not _is_saying(token)]
    best = min(candidates, key=lambda c: (c[0] > 0, _FINENESS[c[1].what.precision], c[0], abs(c[1].head - token.i)), default=None)
    return best[1] if best else None


def _dates(m: Mention[When], token: Token) -> bool:
    """Whether an expression that belongs to a word is its date: "postponed to June 2" was not done on June 2.

    The part of a day that stands before it does not change that: "in the early hours of Sunday".
    """
    if m.what.text.lower().endswith(tuple(_words("counted_to"))):
        return True  # "a year ago to the day"
    date = token.doc[m.head]
    while core(date.dep_) in ("nmod", "compound") and date.head.lemma_.lower() in _words("part"):
        date = date.head
    return not (token.pos_ in ("VERB", "AUX") and case(date) in _words("no_date"))


class _Hung:
    """The dates of a document by the word that governs them, and the tokens of the sentences that have any."""

    def __init__(self, doc: Doc, times: Found[When]) -> None:
        self.by_word: dict[int, list[Mention[When]]] = {}
        self.near: set[int] = set()
        for m in times:
            date = doc[m.head]
            if m.head not in self.near:
                sentence = date.sent
                self.near.update(range(sentence.start, sentence.end))
            if (deed := _counted_deed(m, doc)) is not None:
                self.by_word.setdefault(deed.i, []).append(m)
                continue
            if (told := _told_of_day(date)) is not None:
                self.by_word.setdefault(told.i, []).append(m)
                continue
            if date.head.i == date.i or core(date.dep_) in _NO_ADVERBIAL:
                continue
            word = governor(date)
            if not m.first <= word.i < m.last:  # "Monday" is no date of itself
                self.by_word.setdefault(word.i, []).append(m)
        for label in labels_of(doc):  # "Hodeidah, August 2018: explosions near a hospital"
            said = times.between(label.first, label.last)
            if len(said) == 1 and label.head.i not in self.by_word:
                self.by_word[label.head.i] = said
                self.near.update(range(label.first, label.end))


_kept: WeakKeyDictionary[Found[When], _Hung] = WeakKeyDictionary()


def _hung(doc: Doc, times: Found[When]) -> _Hung:
    found = _kept.get(times)
    if found is None:
        found = _kept[times] = _Hung(doc, times)
    return found


def _counted_deed(m: Mention[When], doc: Doc) -> Token | None:
    """What happened on a day counted back to: "ten years to the day after bombs killed 191", "on the first anniversary of the explosion"."""
    after = doc[m.last] if m.last < len(doc) else None
    if after is None or not m.what.text.lower().endswith(tuple(_words("counted_to"))):
        return None
    if after.lower_ not in ("after", "since", "of") or after.dep_ not in ("mark", "case", "advmod"):
        return None
    return after.head


def _told_of_day(date: Token) -> Token | None:
    """What happened on a day of which that is said: "Friday was the fourth night in a row that they marched"."""
    day = next((t for t in (date, date.head) if t.dep_ == "nsubj"), date).head
    if day.lemma_.lower() not in _words("days") or not children(day, "cop"):
        return None
    return next((v for t in (day, *(c for c in children(day, "nmod") if c.lower_ in ("row", "succession"))) for v in children(t, "acl:relcl") if v.i > day.i), None)


def governor(date: Token) -> Token:
    """Return the word that an expression of time belongs to: its head, put right where parsers give it to the wrong one of saying and said.

    "said on Friday he would go": said. "said rebels attacked the town on Friday": attacked. "attacked, the army said on Friday": said.
    """
    head = date.head
    while head.head.i != head.i and (core(head.dep_) in ("advmod", "case") or (core(head.dep_) in ("obl", "nmod") and head.lemma_.lower() in _words("part"))):
        head = head.head  # "earlier on Monday", "at dawn on Monday"
    opener = min([date.i, *(c.i for c in date.subtree if c.i < date.i)]) - 1  # the word before the expression
    first = next((c for c in head.children if c.dep_ == "mark" and c.i == date.i + 1), None)
    if first is not None and head.dep_ == "advcl" and head.i > date.i:
        return head.head  # "left two days after the bridge fell"
    if date.dep_ == "compound" and (case(date) or (opener >= 0 and date.doc[opener].pos_ == "ADP")) and core(head.dep_) == "nsubj" and not _is_eventive(head):
        return head.head  # "on Thursday police arrested"
    if core(date.dep_) == "nmod" and date.i < head.i and case(date) == "on" and core(head.dep_) == "nsubj" and not _is_eventive(head):
        return head.head  # "On April 28 two people were killed"
    if core(date.dep_) not in ("obl", "advmod", "nmod"):
        return head
    deed = _deed_before(date, opener)
    if deed is not None:
        return deed
    if opener >= 0 and date.doc[opener].pos_ == "NOUN" and case(date.doc[opener]).startswith("according"):
        return date.doc[opener]  # "according to a report on Monday"
    saying = _saying_of(head)
    if saying is not None:
        if head.i < saying.i < date.i:
            return saying
        styled = any(c.tag_ == "WP" and date.i < c.i < saying.i for c in saying.children)  # "Yesterday, what organizers estimated at 30,000 people marched"
        if date.i < saying.i < head.i and not styled:  # "Addressing a rally on Friday, he said that on Monday ...": nothing crosses the verb of saying
            return next((c for c in saying.children if core(c.dep_) == "advcl" and c.i < date.i), saying)
        opening = [c.i for c in head.children if core(c.dep_) in ("nsubj", "mark", "csubj", "expl")]
        if saying.i < date.i < min([head.i, *opening]):
            return saying
    content = child(head, "ccomp")
    if content is not None and content.i < date.i < head.i and any(t.text in _BREAKS for t in date.doc[date.i + 1 : head.i]):
        return content  # "must leave by Friday," he said
    if content is not None and head.i < content.i < date.i:
        before = min([date.i, *(c.i for c in date.children if c.dep_ == "case")]) - 1
        if date.doc[before].text not in _BREAKS:
            return content
    return head


def _deed_before(date: Token, before: int) -> Token | None:
    """The event noun whose phrase ends right before an expression that hangs on the verb above both, where English gives the date to the noun.

    "left since the attack of May 3", "left since the attack on the town on Monday", "pointed to the strike on the city on March 14".
    """
    p = case(date)
    if p not in ("of", "on", "in"):
        return None
    deed: Token | None = date.doc[before]
    while deed is not None and not (_is_eventive(deed) and core(deed.dep_) in ("obl", "obj") and deed.i < date.i):
        deed = deed.head if deed.head.i not in (deed.i, date.head.i) and deed.head.i != date.i else None
    if deed is None or deed.right_edge.i != before or p == "of" or case(deed) == "since":
        return deed if deed is not None and deed.right_edge.i == before else None
    dated = p == "on" and any(c.pos_ in ("NUM", "PROPN") for c in date.children)  # a date, not a day of this week
    return deed if dated and case(deed) not in _words("in_it") and (_definite(deed) or case(deed) in ("for", "over")) else None


def _saying_of(content: Token) -> Token | None:
    """The verb that says what a clause contains: above it, or beside it as "the army said"."""
    if content.dep_ == "ccomp":
        return content.head
    return next((c for c in content.children if c.dep_ == "parataxis" and c.i > content.i and c.pos_ == "VERB" and child(c, "nsubj") is not None), None)


def _slipped(token: Token, times: Found[When]) -> Iterator[tuple[int, Mention[When]]]:
    """Yield (depth, mention) for dates that hang on a noun below a word but may mean the word: "captured the village on Monday"."""
    todo = [(1, c) for c in token.children]
    while todo:
        depth, c = todo.pop()
        if depth > 4 or c.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "X") or _is_eventive(c) or core(c.dep_) in _CROSSING or times.headed_by(c):
            continue
        if c.dep_ == "nmod:poss" or case(c) in _words("no_slip"):
            continue
        for g in c.children:
            if g.i < c.i or core(g.dep_) not in ("nmod", "obl", "advmod") or g.dep_ == "nmod:poss":
                continue
            m = times.at(g)
            if m is None:
                todo.append((depth + 1, g))
            elif case(g) in (_words("slip") if m.what.precision != "range" else _words("slip") | {"from"}) and (m.head == g.i or not m.first <= c.i < m.last):
                yield depth, m


# ---------------------------------------------------------------- verbs and other predicates


def _is_predicate(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or child(token, "cop", "nsubj") is not None


def _for_verb(verb: Token, times: Found[When], seen: frozenset[int]) -> Mention[When] | None:
    return _from_above(verb, times, seen) or _from_below(verb, times, seen)


def _from_above(verb: Token, times: Found[When], seen: frozenset[int]) -> Mention[When] | None:
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "conj" and _is_predicate(head):
        if not _together(verb, head):
            return None
        found = _resolve(head, times, seen | {c.i for c in children(head, "conj")})
        if found is None or found.head < head.i:
            return found
        return found if (child(verb, "nsubj") is None or (is_passive(verb) and child(verb, "aux") is None)) and _is_fine(found) else None  # "and eight wounded"
    if verb.dep_ == "xcomp" and head.lemma_.lower() in _words("reach_down"):
        return _resolve(head, times, seen)
    if core(verb.dep_) == "advcl" and _is_predicate(head):
        mark = child(verb, "mark")
        if mark is not None and verb.tag_ == "VB" and head.lemma_.lower() in _words("reach_down"):
            return _resolve(head, times, seen)  # "managed to enter" with the label of a purpose
        bare = mark is None and child(verb, "case") is None and verb.tag_ in ("VBG", "VBN")
        if bare or _opener(verb) in _words("same_time"):
            return _resolve(head, times, seen)
        return None
    if core(verb.dep_) == "acl" and _is_eventive(head) and ((verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN")) or _relative_subject(verb)):
        return _resolve(head, times, seen)
    return None


def _from_below(verb: Token, times: Found[When], seen: frozenset[int]) -> Mention[When] | None:
    for c in children(verb, "xcomp"):
        if verb.lemma_.lower() in _words("reach_down") and (found := _own(c, times)):
            return found
    for c in children(verb, "obl"):
        if case(c) in _words("in_it") and _is_eventive(c) and (found := _noun_own(c, times)):
            return found
    subject = child(verb, "nsubj")
    if subject is not None and _is_eventive(subject) and verb.tag_ == "VBD" and child(verb, "ccomp") is None and (found := _noun_own(subject, times)):
        return found
    obj = child(verb, "nsubj:pass" if is_passive(verb) else "obj")
    if obj is not None and _is_eventive(obj) and verb.lemma_.lower() in _words("light") and (found := _noun_own(obj, times)):
        return found
    for c in children(verb, "conj"):
        if c.i not in seen and child(c, "nsubj") is None and _together(c, verb):
            found = _own(c, times)
            if found is not None and found.head > c.i and _is_fine(found):
                return found
    end = shared_end(verb)
    if end is not None and _tense(end) == _tense(verb) and (found := _own(end, times) or _from_below(end, times, seen | {verb.i})) is not None and found.head > end.i and _is_fine(found):
        return found  # "Two were killed and eight were wounded on Monday"
    for c in children(verb, "advcl"):
        if _opener(c) in _words("same_time") - {"by", "with"} and child(c, "nsubj") is not None and (found := _own(c, times)):
            return found
        if c.tag_ == "VBG" and child(c, "mark", "case", "aux") is None and (found := _participle_own(c, times)):
            return found
    return None


def _participle_own(participle: Token, times: Found[When]) -> Mention[When] | None:
    """The date of "speaking on Friday" or "addressing a rally on Friday"."""
    found = _own(participle, times)
    if found is not None or participle.i > participle.head.i:
        return found
    return next((m for c in children(participle, "obj", "obl") if _is_eventive(c) and (m := _own(c, times))), None)


def _together(second: Token, first: Token) -> bool:
    """Whether two coordinated predicates can share a date: joined by "and", same tense, no "later" between them."""
    joiner = child(second, "cc")
    if joiner is not None and joiner.lower_ in _words("parting"):
        return False
    return _tense(second) == _tense(first) and not any(c.lower_ in _words("later") for c in children(second, "advmod"))


def _is_fine(m: Mention[When]) -> bool:
    """Whether a date is so fine that two deeds of one sentence are likely to share it."""
    return m.what.precision in ("day", "range") and ".." not in m.what.edtf


def _tense(verb: Token) -> str:
    """A rough tense: future, past or other."""
    helpers = {c.lower_ for c in verb.children if core(c.dep_) == "aux"}
    if helpers & {"will", "would", "'ll", "’ll", "shall", "may", "might", "could", "should", "can", "must"}:
        return "modal"
    if verb.tag_ in ("VBD", "VBN") or helpers & {"was", "were", "had", "did"}:
        return "past"
    cop = child(verb, "cop")
    if cop is not None and cop.tag_ == "VBD":
        return "past"
    return "other"


def _opener(verb: Token) -> str:
    """The word that opens a subordinate clause: its conjunction, or a fronted "when"."""
    mark = child(verb, "mark")
    if mark is not None:
        return mark.lower_
    first = next((c for c in verb.children if c.dep_ == "advmod" and c.tag_ == "WRB"), None)
    return first.lower_ if first is not None else ""


def _relative_subject(verb: Token) -> bool:
    s = child(verb, "nsubj")
    return s is not None and s.lower_ in ("that", "which", "who")


# ---------------------------------------------------------------- event nouns


def _is_eventive(token: Token) -> bool:
    return token.lemma_.lower() in _words("eventive") or (token.pos_ == "NOUN" and token.lower_.endswith("ing"))


def _noun_own(noun: Token, times: Found[When]) -> Mention[When] | None:
    """A date in an event noun's own phrase: "Monday's raid", "the raid carried out on Monday", "the raid that killed nine on Monday"."""
    own = _own(noun, times)
    if own is not None:
        return own
    for c in children(noun, "acl"):
        if (c.dep_ == "acl" and c.tag_ in ("VBG", "VBN")) or _relative_subject(c):
            found = _own(c, times)
            if found is not None:
                return found
    return None


def _for_noun(noun: Token, times: Found[When], seen: frozenset[int]) -> Mention[When] | None:
    found = _noun_own(noun, times)
    if found is not None:
        return found
    for c in children(noun, "conj"):
        if c.i not in seen and (found := _own(c, times)):
            return found
    head = noun.head
    if head.i == noun.i:
        return None
    dep = core(noun.dep_)
    if noun.dep_ == "conj":
        return _resolve(head, times, seen | {c.i for c in children(head, "conj")})
    if dep in ("nmod", "obl") and case(noun) in _words("in_it") and not _is_saying(head):
        return _resolve(head, times, seen) if _is_predicate(head) or _is_eventive(head) else None
    if dep == "nmod" and case(noun) in ("of", "with") and _is_eventive(head):
        return _resolve(head, times, seen)  # "a wave of attacks on Monday"
    if dep == "nsubj" and noun.dep_ != "nsubj:pass" and (head.lemma_.lower() in _words("happening") or _newly_told(noun)):
        return _resolve(head, times, seen)
    if (dep == "obj" or noun.dep_ == "nsubj:pass") and head.lemma_.lower() in _words("counting"):  # "reports 40 deaths in Mali since 2015"
        return next((m for c in children(head, "obl", "nmod") if c.i > noun.right_edge.i and (m := times.headed_by(c)) and m.what.precision in ("month", "year", "range")), None)
    if (dep == "obj" or noun.dep_ == "nsubj:pass") and head.lemma_.lower() in _words("scheduled"):
        return next((m for c in head.children if c.i > head.i and case(c) in ("for", "to", "on", "until", "") and (m := times.headed_by(c))), None)
    if (dep == "obj" or noun.dep_ == "nsubj:pass") and head.lemma_.lower() in _words("light"):
        return _resolve(head, times, seen)
    return None


def _definite(noun: Token) -> bool:
    return any(c.lower_ == "the" for c in children(noun, "det")) or child(noun, "nmod:poss") is not None


def _newly_told(noun: Token) -> bool:
    """Whether an event noun is told for the first time, and by what it did then: "on Thursday a strike held up three trains"."""
    return any(c.lower_ in ("a", "an") for c in children(noun, "det")) and noun.head.tag_ == "VBD" and not _is_saying(noun.head)


def _is_saying(verb: Token) -> bool:
    return child(verb, "ccomp") is not None
