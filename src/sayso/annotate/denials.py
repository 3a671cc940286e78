"""Denials: who denies what, and which claims of the same text a denial answers.

What is denied may stand in the denial itself ("denied that its forces had fired at Ganja"), or in what was told just
before ("denied this", "rejected the accusation", "called the figure a fabrication", "said no such attack took place",
"denied any role in it"). The words are rows of ``data/en/denials.toml``. A denial answers only another voice, and only
a claim that it can be about: precision comes before reach.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from sayso.model import Actor, DenialMention, Source, Span
from sayso.tables import WordsRow, read_table, words_of
from sayso.tree import case, child, children, conjuncts, core, doer, is_passive, span_of, subject, subtree, tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found
    from sayso.model import Certainty, EventMention, FigureMention, Mention, Said

TABLE = "en/denials.toml"
KIN = "en/kin.toml"
DEMONYMS = "en/demonyms.toml"
BACK = 3  # sentences between a claim and the denial that answers it
FAR = 12  # the same, when they share much
_BRIEF = 7  # words of a denial that only points to what was told
OWNED = frozenset({"responsibility", "credit", "it", "this", "that"})  # what is claimed by who says that the deed is theirs
BRIEFEST = 24  # letters of an answer that is hardly more than a word
SHORT = 3  # words that a statement has at least
HEDGING = frozenset({"would", "should", "must", "could", "may", "might", "will", "shall", "if", "whether"})
TRUE = frozenset({"true", "correct", "accurate", "so", "case"})
DEATHS = frozenset({"death", "killing", "murder", "disappearance", "slaying", "loss", "abduction"})
DYING = frozenset({"die", "kill", "dead", "death", "fatality", "lose", "slay"})
ANY = frozenset({"any", "anyone", "anybody", "single"})
AHEAD = 2  # sentences between a denial and the claim that it answers beforehand
ENOUGH = 2.0  # points from which a claim is what a denial in its own words denies
MUCH = 4.0  # the same, for claims farther away
TOLD = frozenset({"asserted", "historical", "possible"})
WORDS_ONLY = frozenset({"REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"})  # words that are not denied by denying a deed
MEETING = frozenset({"CONSULT", "COOPERATE"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "ACCUSE"})
STATE = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD", "ELI", None})
POINTING = frozenset({"this", "that", "it", "these", "those", "them", "so", "which", "everything", "all"})
HAPPENING = frozenset({"happen", "occur"})
NOTHING = frozenset({"nothing", "anything"})
SAYING = frozenset({"say", "tell", "state", "report", "announce", "write"})
PARTICLES = frozenset({"away", "aside", "off", "down"})  # "waved the number away"
TAKING_UP = frozenset({"such", "that", "those", "this", "these"})  # before a noun that was used before: "had given such orders"
NOBODY = frozenset({"nobody", "none", "noone", "nothing"})
LAID = {"blame": "on", "pin": "on", "lay": "to", "attribute": "to", "ascribe": "to", "impute": "to", "point": "to"}  # how a deed is laid to somebody
ANYONE = frozenset({"he", "she", "man", "woman", "suspect", "defendant", "accused"})  # what one person is called, whatever they are
OWN = frozenset({"its", "their", "our", "his", "her"})
SELF = frozenset({"it", "he", "she", "they", "we", "i"})
CONTENT_TAGS = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
EMPTY = frozenset({"be", "have", "do", "say", "go", "get", "make", "take", "thing", "any", "other", "force", "people", "group", "country", "government", "region", "official", "still", "more"})

Form = Literal["content", "deed", "part", "claim", "figure", "doubt", "retort", "rival"]


words = partial(words_of, TABLE)


@cache
def kin() -> dict[str, frozenset[str]]:
    """Words of one kind of deed, by word: the names of the rows that it stands in. Raises TableError."""
    found: dict[str, set[str]] = {}
    for name, row in read_table(KIN, WordsRow).items():
        for word in row.words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


class _People(msgspec.Struct, kw_only=True):
    """What is read here of ``data/en/demonyms.toml``."""

    adjectives: list[str]
    country: str | None = None


@cache
def peoples() -> dict[str, str]:
    """Countries by the adjectives for them: "Israeli". Raises TableError."""
    return {word: row.country for row in read_table(DEMONYMS, _People).values() if row.country for word in row.adjectives}


@dataclass(slots=True)
class _Denial:
    """A denial as it stands in the text, before what it denies is looked for."""

    cue: Token
    form: Form
    who: Source
    content: list[Token] = field(default_factory=list)  # what is denied in the denial's own words
    thing: Token | None = None  # the noun or pronoun that takes up what was told before
    theirs: bool = False  # of somebody else than who denies: "said that the base had not fallen"
    here: bool = False  # what is denied stands in the same sentence: "..., which it denied"
    evidence: list[Token] = field(default_factory=list)


class _Told(NamedTuple):
    """A claim that may be denied."""

    event: int | None
    figure: int | None
    head: Token
    sentence: int
    span: Span
    voice: Source | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    type: str | None
    accuses: bool
    words: tuple[Token, ...] = ()  # a statement of which no event or figure was read: its clause
    cue: str | None = None  # what such words are called where nobody is said to have said them: "the accusation"


def find_denials(
    doc: Doc, actors: Found[Actor], said: Sequence[Said], sure: Sequence[Certainty], events: Sequence[EventMention], figures: Sequence[FigureMention]
) -> list[DenialMention]:
    """Find denials, with the claims they answer, in text order.

    ``said`` tells whose words are whose, ``sure[i]`` how token ``i`` stands as a predicate, ``events`` and ``figures`` what can
    be denied. Denials of which nothing in the text is the object are left out. Raises TableError when a table has a bad row.
    """
    reader = _Reader(doc, actors, said, sure, events, figures)
    found = [m for token in doc if (d := reader.denial(token)) is not None for each in (d, *reader.likewise(d)) if (m := reader.mention(each)) is not None]
    found += [m for d in reader.negated({m.head for m in found}) if (m := reader.mention(d)) is not None]
    found = [m for m in found if not reader.told_more(m, found)]
    again = {m.source.id for m in found if reader.sentences[m.head]}
    found = [m for m in found if reader.sentences[m.head] or m.source.id not in again]  # a headline says what the text says
    one = {(m.source.id, m.events, m.figures, m.within, m.said, m.denied): m for m in sorted(found, key=lambda m: (bool(m.own_events or m.own_figures), doc[m.head].lemma_.lower() in words("denies"), -m.head))}  # of two in one breath the first
    return sorted(one.values(), key=lambda m: m.head)


class _Reader:
    """Reads one document's denials."""

    def __init__(
        self, doc: Doc, actors: Found[Actor], said: Sequence[Said], sure: Sequence[Certainty], events: Sequence[EventMention], figures: Sequence[FigureMention]
    ) -> None:
        self.doc, self.actors, self.sure, self.events, self.figures = doc, actors, sure, events, figures
        self.said = [s for s in said if s.source is not None and not s.negated]
        self.tellers: dict[int, set[str]] = {}  # who speaks, by the cue
        for s in self.said:
            if s.cue is not None and s.source is not None:
                self.tellers.setdefault(s.cue, set()).add(s.source.id)
        self.cue_of: dict[int, str] = {}
        self.speeches = sorted(((c, s) for s in self.said for c in s.content), key=lambda x: len(x[0]))
        self.sentences: dict[int, int] = {}
        for n, sentence in enumerate(s for s in doc.sents if any(t.is_alpha for t in s)):
            self.sentences.update(dict.fromkeys((t.i for t in sentence), n))
        self.paragraphs: list[int] = []  # of each token
        for t in doc:
            last = self.paragraphs[-1] if self.paragraphs else 0
            self.paragraphs.append(last + ("\n" in t.text or (t.i > 0 and "\n" in doc[t.i - 1].whitespace_)))
        self.bodies = self._bodies()
        self.kinds = self._members()
        told = [*self._told()]
        told += self._owned({t.head.i for t in told})
        told += self._blamed({t.head.i for t in told})
        told += self._blaming({t.head.i for t in told if t.accuses})
        told += self._charged({t.head.i for t in told if t.accuses})
        told += self._alleged({t.head.i for t in told})
        self.told = sorted((*told, *self._statements(told)), key=lambda t: t.head.i)

    def _told(self) -> Iterator[_Told]:
        for n, e in enumerate(self.events):
            state = self.sure[e.head]
            if state.modality in TOLD and state.polarity == "affirmed" and e.type not in WORDS_ONLY and (e.type != "ACCUSE" or self.doc[e.head].lemma_.lower() in words("accuses")):
                head = self.doc[e.head]
                if _background(head):
                    continue  # "during a trip to France": taken for granted
                if any(a.text.lower().startswith("no ") for a in (*e.actors, *filter(None, [self.teller(head)]))):
                    continue  # "no group has claimed responsibility"
                yield _Told(n, None, head, self.sentences.get(head.i, 0), e.evidence[0], self.teller(head), e.actors, e.recipients, e.type, e.type == "ACCUSE")
        for n, f in enumerate(self.figures):
            head = self.doc[f.predicate if f.predicate is not None else f.head]
            if self.sure[head.i].modality in TOLD and self.sure[head.i].polarity == "affirmed" and f.high != 0:
                yield _Told(None, n, head, self.sentences.get(head.i, 0), f.evidence[0], self.teller(self.doc[f.head]), (f.by,) if f.by else (), (), f"figure {f.measure}", accuses=False)

    def _owned(self, told: set[int]) -> list[_Told]:
        """Deeds that somebody claims: "one of their commanders had claimed it", "claimed responsibility"."""
        out = []
        for verb in self.doc:
            if verb.i in told or verb.lemma_.lower() != "claim" or verb.pos_ != "VERB" or self.sure[verb.i].polarity == "negated" or self.sure[verb.i].modality not in TOLD:
                continue
            who, thing = (subject(verb), child(verb, "obj")) if not is_passive(verb) else (next((c for c in children(verb, "obl") if case(c) == "by"), None), subject(verb))
            if who is None or thing is None or thing.i in told or any(c.lower_ == "no" for c in who.children) or thing.lemma_.lower() not in words("events") | OWNED:
                continue
            m = self.actors.headed_by(who)
            out.append(self._accusation(verb, _voice(m, who), (), (m.what,) if m is not None else (), _near(verb)))
        return out

    def _blamed(self, told: set[int]) -> Iterator[_Told]:
        """Deeds laid to somebody in words of which no accusation was read: "The authorities blame the killings on M23 rebels", "has laid the deaths to soldiers"."""
        for verb in self.doc:
            if verb.i in told or verb.pos_ != "VERB" or verb.lemma_.lower() not in LAID or self.sure[verb.i].polarity == "negated" or self.sure[verb.i].modality not in TOLD:
                continue
            on = next((c for c in verb.children if core(c.dep_) in ("obl", "obj") and case(c) == LAID[verb.lemma_.lower()] and self.actors.headed_by(c) is not None), None)
            who = doer(verb)
            accused = self.actors.headed_by(on) if on is not None else None
            m = self.actors.headed_by(who) if who is not None else None
            if accused is None or who is None:
                continue
            yield self._accusation(verb, _voice(m, who), (m.what,) if m is not None else (), (accused.what, *self._whose(accused)), _near(verb))

    def _whose(self, accused: Mention[Actor]) -> Iterator[Actor]:
        """Who is theirs, by the words behind a name: the fighters of "M23, whose fighters ..."."""
        behind = (t for c in self.doc[accused.head].children if core(c.dep_) == "acl" for t in subtree(c))
        owned = (t for t in behind if (owner := child(t, "nmod:poss")) is not None and owner.lower_ == "whose")
        yield from (m.what for t in owned if (m := self.actors.headed_by(t)) is not None)

    def _blaming(self, told: set[int]) -> Iterator[_Told]:
        """Deeds laid to somebody without a word for the deed: "Villagers blame herders from the north", of which no accusation was read."""
        for verb in self.doc:
            if verb.i in told or verb.pos_ != "VERB" or verb.lemma_.lower() not in ("blame", "suspect") or is_passive(verb) or self.sure[verb.i].polarity == "negated" or self.sure[verb.i].modality not in TOLD:
                continue
            who, whom = subject(verb), child(verb, "obj")
            accused = self.actors.headed_by(whom) if whom is not None else None
            if who is None or whom is None or (accused is None and whom.lemma_.lower() in words("events")):
                continue
            m = self.actors.headed_by(who)
            name = " ".join(t.text for t in subtree(whom, stop=("acl", "appos", "punct", "nmod")))
            actor = accused.what if accused is not None else Actor(text=name, id=f"TXT:{name.lower()}", name=name)
            yield self._accusation(verb, _voice(m, who), (m.what,) if m is not None else (), (actor,), _near(verb))

    def _charged(self, told: set[int]) -> Iterator[_Told]:
        """Guilt laid to somebody by an authority: "was arrested on suspicion of treason", "sent one man to prison as an accomplice"."""
        for verb in self.doc:
            if verb.i in told or verb.pos_ != "VERB" or verb.lemma_.lower() not in words("charges") or self.sure[verb.i].polarity == "negated" or self.sure[verb.i].modality not in TOLD:
                continue
            clause = subtree(verb, stop=("conj", "parataxis", "ccomp", "acl:relcl", "advcl:relcl"))
            whom = next((child(verb, d) for d in (("nsubj:pass",) if is_passive(verb) else ("iobj", "obj")) if child(verb, d) is not None), None)
            if whom is None or not any(self._guilt(c) for c in clause if c.i > whom.i or is_passive(verb)):
                continue
            m, who = self.actors.headed_by(whom), subject(verb) if not is_passive(verb) else None
            by = self.actors.headed_by(who) if who is not None else None
            name = " ".join(t.text for t in subtree(whom, stop=("acl", "appos", "punct")))
            accused = m.what if m is not None else Actor(text=name, id=f"TXT:{name.lower()}", name=name)
            yield self._accusation(verb, self.teller(verb), (by.what,) if by is not None else (), (accused,), clause)

    def _alleged(self, told: set[int]) -> Iterator[_Told]:
        """What an accusation says that nobody is said to have made: "asked about the allegation that he had bribed voters"."""
        for noun in self.doc:
            if noun.lemma_.lower() not in words("accusations") or noun.pos_ != "NOUN" or self._denies(noun.head) or self.voice(noun) is not None:
                continue
            head = next((c for c in noun.children if core(c.dep_) in ("acl", "ccomp") and child(c, "nsubj", "nsubj:pass") is not None and c.lower_ not in POINTING), None)
            clause = [t for t in subtree(head) if t.lower_ != "that" or t.dep_ != "mark"] if head is not None else []
            who = subject(head) or child(head, "nsubj:pass") if head is not None else None
            if head is None or who is None or len(clause) < SHORT or who.lower_ in ("which", "that", "who") or any(t.i in told for t in clause) or clause[0].lower_ == "which":
                continue
            accused = tuple(m.what for m in self.actors.every(who))
            yield _Told(None, None, head, self.sentences.get(head.i, 0), span_of(clause), None, (), accused, "words", accuses=True, words=tuple(clause), cue=noun.text)

    def _accusation(self, verb: Token, voice: Source | None, by: tuple[Actor, ...], accused: tuple[Actor, ...], clause: list[Token]) -> _Told:
        """What lays a deed or guilt to somebody, in words of which no claim was made."""
        return _Told(None, None, verb, self.sentences.get(verb.i, 0), span_of(clause), voice, by, accused, "words", accuses=True, words=tuple(clause))

    @staticmethod
    def _guilt(noun: Token) -> bool:
        """Whether words say of what somebody is held guilty: "as an accomplice", "on suspicion of murder", "over the bombing", "for spying"."""
        before = case(noun)
        if core(noun.dep_) in ("advcl", "acl") and any(m.lower_ in ("for", "with", "of") for m in noun.children if m.dep_ in ("mark", "case")) and noun.tag_ == "VBG":
            return True
        if core(noun.dep_) not in ("obl", "nmod") or not before:
            return False
        lemma = noun.lemma_.lower()
        return (before in ("as", "with", "of", "on", "for") and lemma in words("guilt")) or (before in ("over", "for", "with", "of", "in connection with") and lemma in words("events"))

    def _bodies(self) -> dict[str, frozenset[str]]:
        """For whom persons speak, by the persons' ids: "a spokesman for M23", "the movement's president, Bertrand Bisimwa", "Irma Lomidze, Kaladze's lawyer"."""
        found: dict[str, set[str]] = {}
        for m in (m for m in self.actors if m.what.id.startswith("PER:")):
            top = self.doc[m.head]
            while top.dep_ in ("appos", "flat", "nmod:desc", "compound") and top.head.i != top.i and top.head.pos_ in ("NOUN", "PROPN"):
                top = top.head
            near = subtree(top, stop=("acl", "acl:relcl", "conj", "parataxis"))
            lo, hi = near[0].i, near[-1].i
            led = [c for t in (top, self.doc[m.head]) for v in children(t, "acl:relcl") if v.lemma_.lower() in words("leads") for c in children(v, "obj")]  # "who commands the Rapid Support Forces"
            led += [v.head for x in (top, self.doc[m.head]) if core(x.dep_) == "obl" and (v := x.head).lemma_.lower() in words("leads") and v.dep_ == "acl" and case(x) == "by"]  # "the Rapid Support Forces, led by ..."
            found.setdefault(m.what.id, set()).update(a.what.id for c in led if (a := self.actors.headed_by(c)) is not None and a.what.id != m.what.id)
            if any(t.lemma_.lower() in words("speakers") for t in near):
                found.setdefault(m.what.id, set()).update(a.what.id for a in self.actors if lo <= a.head <= hi and a.what.id.startswith(("GRP:", "ORG:")))
            clients = [c for t in near if t.lemma_.lower() in words("advocates") for c in t.children if c.dep_ == "nmod:poss" or (core(c.dep_) == "nmod" and case(c) in ("for", "of"))]
            found.setdefault(m.what.id, set()).update(a.what.id for c in clients if (a := self.actors.headed_by(c)) is not None and a.what.id != m.what.id)
        return {person: frozenset(groups) for person, groups in found.items()}

    def related(self, who: Source, actor: Actor) -> bool:
        """Whether an actor is who denies, of one side with them, or the group that they speak for."""
        kind = self.kinds.get(who.id)
        return _related(who, actor) or actor.id in self.bodies.get(who.id, ()) or _taken_up(who, actor) or (kind is not None and _last(actor) in kind)

    def _members(self) -> dict[str, frozenset[str]]:
        """Of whom bodies are, by the bodies' ids: "Miyetti Allah, an association of herders", "the teachers' union SUTEP"."""
        found: dict[str, frozenset[str]] = {}
        for m in (m for m in self.actors if not m.what.id.startswith(("PRO:", "ISO:"))):
            head = self.doc[m.head]
            nouns = [n for n in (head, *children(head, "appos")) if n.lemma_.lower() in words("unions")]
            of = [c for n in nouns for c in (*children(n, "nmod:poss", "compound"), *(c for c in children(n, "nmod") if case(c) in ("of", "for"))) if c.tag_ in ("NNS", "NN") and c.pos_ == "NOUN"]
            if of:
                found[m.what.id] = found.get(m.what.id, frozenset()) | {c.lemma_.lower() for c in of}
        return found

    def tops(self, s: Said) -> list[int]:
        """The heads of the clauses that somebody says, coordinate ones, too."""
        inside = {t.i for c in s.content for t in tokens_in(self.doc, c)}
        heads = list(s.heads) or [t.i for i in sorted(inside) if (t := self.doc[i]).pos_ not in ("PUNCT", "SPACE") and (t.head.i not in inside or t.head.i == t.i)]
        heads += [
            i for i in sorted(inside) if (t := self.doc[i]).i not in heads and (t.head.i not in inside or t.head.i == i) and t.pos_ in ("VERB", "AUX") and child(t, "nsubj", "nsubj:pass", "expl") is not None
        ]  # "Nobody is deported, Moscow replies; they wish to"
        for h in heads:
            heads += [c.i for c in self.doc[h].children if core(c.dep_) in ("conj", "parataxis") and c.i in inside and c.i not in heads and (child(c, "nsubj", "expl") is not None or self.sure[c.i].polarity == "negated" or self._none(c))]
        return heads

    @staticmethod
    def _owns(t: _Told) -> bool:
        """Whether a claim is somebody's own of a deed: "claimed the attack"."""
        return (t.accuses and t.head.lemma_.lower() == "claim") or (t.type == "ASSAULT" and t.head.dep_ in ("obj", "nsubj:pass") and t.head.head.lemma_.lower() == "claim")

    def _statements(self, told: Sequence[_Told]) -> Iterator[_Told]:
        """What somebody is said to have said, of which no event or figure was read: "a British woman was among the attackers"."""
        seen: set[int] = set()
        for s in self.said:
            for i in self.tops(s):
                head, state = self.doc[i], self.sure[i]
                if i in seen or not s.content or state.polarity == "negated" or state.modality not in TOLD or self._denies(head) or s.source is None or self._none(head):
                    continue
                bare = child(head, "cop") is not None and child(head, "nsubj") is None  # its subject hangs elsewhere: the words are all that is said
                denied = {t.i for t in self._denied_behind(head)}
                clause = tuple(t for t in (head.sent if bare else subtree(head, stop=("parataxis", "conj"))) if any(c.start <= t.idx < c.end for c in s.content) and t.i not in denied)
                clause = clause[1:] if clause and clause[0].lower_ == "that" else clause
                inside, near = {t.i for t in clause}, {t.i for t in _near(head)}
                claims = head.tag_ == "VB" and s.cue is not None and head.head.i == s.cue and self.doc[s.cue].lemma_.lower() == "claim"  # "claim to hold the airport"
                spoken = head.pos_ == "NOUN" and case(head) == "of" and s.cue is not None and self.doc[s.cue].lemma_.lower() in ("speak", "talk", "tell")  # "spoke of a second gunman"
                if len(clause) < SHORT or (head.lemma_.lower() not in words("justified") and any(t.head.i in near for t in told)) or not (claims or spoken or any(core(t.dep_) in ("nsubj", "csubj", "expl", "cop") for t in head.children)):
                    continue
                if head.sent[-1].text == "?" or any(t.lower_ in HEDGING for t in head.children):
                    continue
                seen.add(i)
                named = tuple(m.what for m in self.actors if m.head in inside)
                blames = bool({t.lemma_.lower() for t in clause} & words("blame"))
                yield _Told(None, None, head, self.sentences.get(i, 0), span_of(clause), self.teller(head), (), named, "words", blames, clause)

    @staticmethod
    def _denied_behind(head: Token) -> list[Token]:
        """The words behind a clause that say who denies it: ", which Paris denied"."""
        last = head.right_edge
        denies = next((t for t in last.doc[head.i : last.i + 1] if core(t.dep_) in ("acl", "advcl") and t.dep_.endswith("relcl") and t.lemma_.lower() in words("denies") and any(c.lower_ == "which" for c in t.children)), None)
        if denies is None:
            return []
        tokens = subtree(denies)
        return [*([head.doc[tokens[0].i - 1]] if head.doc[tokens[0].i - 1].is_punct else []), *tokens]

    @staticmethod
    def _denies(token: Token) -> bool:
        return token.lemma_.lower() in words("denies") | words("rejects") | words("false") | words("claims")

    def told_more(self, m: DenialMention, found: Sequence[DenialMention]) -> bool:
        """Whether "disputed this" is followed by what of it: "His fighters had raped nobody"."""
        if m.within or m.own_events or m.own_figures or not any(c.lower_ in POINTING for c in children(self.doc[m.head], "obj")):
            return False
        at, mine = self.sentences[m.head], self._told_in(m)
        return any(x is not m and x.source.id == m.source.id and self.sentences[x.head] == at + 1 and x.form == m.form and mine and self._told_in(x) == mine for x in found)

    def _told_in(self, m: DenialMention) -> str | None:
        """Whose words a denial answers."""
        heads = [self.events[n].head for n in m.events] + [self.figures[n].head for n in m.figures] + ([m.said_head] if m.said_head is not None else [])
        voice = self.teller(self.doc[heads[0]]) if heads else None
        return voice.id if voice is not None else None

    # -------------------------------------------------------- who

    def voice(self, token: Token) -> Source | None:
        """Who says the words around a token; None is the outlet."""
        return next((s.source for c, s in self.speeches if c.start <= token.idx < c.end and s.cue != token.i), None)

    def teller(self, token: Token) -> Source | None:
        """Who says the words around a token, not counting who denies them: "accused Rwanda of backing the rebels, which Kigali denies"."""
        return next((s.source for c, s in self.speeches if c.start <= token.idx < c.end and s.cue != token.i and not (s.cue is not None and s.cue > token.i and self.doc[s.cue].lemma_.lower() in words("denies"))), None)

    def denier(self, cue: Token, *, spoken: bool) -> Source | None:
        """Who denies: the source whose cue it is, the subject of the verb, or who is quoted."""
        own = next((s.source for s in self.said if s.cue == cue.i), None)
        if own is not None:
            return own
        if spoken:
            return self.voice(cue)
        who = subject(cue) if not is_passive(cue) else next((c for c in children(cue, "obl") if case(c) == "by"), None)
        actor = self.actors.at(who) if who is not None else None
        return _source(actor.what) if actor is not None else None

    def _accused_before(self, verb: Token, who: Source | None) -> Source | None:
        """Who was accused in the sentence before, where "he" or "its spokesman" denies and was taken for the accuser."""
        says = subject(verb) if not is_passive(verb) else None
        if who is None or says is None or not (says.lower_ in SELF or any(c.lower_ in OWN for c in children(says, "nmod:poss"))):
            return None
        at = self.sentences.get(verb.i, 0)
        laid = [e for e in self.events if e.type == "ACCUSE" and self.sentences.get(e.head) == at - 1 and e.recipients]
        unknown = who.id.startswith("TXT:") and says.lemma_.lower() in words("speakers") and says.lower_ not in SELF  # "Their commander"
        return next((_source(e.recipients[0]) for e in laid if (unknown or any(a.id == who.id for a in e.actors)) and all(a.id != who.id for a in e.recipients)), None)

    def likewise(self, d: _Denial) -> Iterator[_Denial]:
        """The same denial by others: "Belarus and Chad denied this", "denied it, as did Belarus"."""
        if d.form != "claim" or d.here or d.cue.pos_ != "VERB":
            return
        first = subject(d.cue)
        coordinate = [y for y in conjuncts(first) if y.i != first.i] if first is not None else []
        others = [(y, [t for t in d.evidence if t.i >= y.left_edge.i and t.dep_ != "cc"]) for y in coordinate]
        for c in (c for c in d.cue.children if c.pos_ == "AUX" and core(c.dep_) in ("advcl", "conj") and any(a.lower_ in ("as", "so") for a in c.children)):
            who = child(c, "nsubj", "obj")
            others += [(y, subtree(c, stop=("punct",))) for y in (conjuncts(who) if who is not None else ())]
        for y, evidence in others:
            m = self.actors.headed_by(y)
            if m is not None and m.what.id != d.who.id:
                yield replace(d, who=_source(m.what), evidence=evidence)

    # -------------------------------------------------------- what denies

    def denial(self, token: Token) -> _Denial | None:
        """Read a word as the head of a denial."""
        state = self.sure[token.i]
        if (doubt := self._gives_no_credence(token)) is not None:
            return doubt
        if token.lower_ in TRUE and child(token, "cop") is not None and any(c.lower_ in ("not", "n't", "n’t") for c in token.children) and state.modality not in ("wished", "requested"):
            return self._is_false(token)  # not "he hoped it was not true"
        if (never := self._never(token)) is not None:
            return never
        if state.polarity == "negated" or state.modality not in ("asserted", "historical"):
            if token.pos_ != "NOUN":
                return self._without(token) if self._lacking(token) else None
            return (None if any(c.lower_ in ("no", "not", "n't", "n’t") for c in token.children) else self._is_false(token)) or self._without(token)
        lemma = token.lemma_.lower()
        particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt" or (c.dep_ == "advmod" and c.lower_ in PARTICLES)), None)
        if token.pos_ in ("VERB", "AUX"):
            if lemma in words("contradicts") and (rival := self._contradicts(token)) is not None:
                return rival
            if lemma in words("denies"):
                return self._deny(token, claims_only=False)
            if lemma in words("rejects") or f"{lemma} {particle}" in words("rejects"):
                return self._deny(token, claims_only=True)
            if lemma in words("calls"):
                return self._call(token)
            if lemma in words("protests"):
                return self._protests(token)
        return (self._is_false(token) if token.lower_ not in TRUE else None) or self._without(token)

    def _contradicts(self, verb: Token) -> _Denial | None:
        """As in "That contradicts the general, who has said that the church was the target": of what was said right before."""
        who, whom = subject(verb), child(verb, "obj")
        if who is None or whom is None or not (who.lower_ in POINTING or who.lemma_.lower() in words("claims")):
            return None
        at = self.sentences[verb.i]
        said = next((t for t in reversed(self.told) if t.sentence in (at - 1, at - 2) and t.voice is not None and t.words and self.paragraphs[t.head.i] >= self.paragraphs[verb.i] - 1), None)
        tells = any(s.cue is not None and verb.i < s.cue and self.sentences.get(s.cue) == at for s in self.said)
        if said is None or said.voice is None or not tells:
            return None
        return _Denial(verb, "rival", said.voice, thing=whom, evidence=list(said.words))

    def _deny(self, verb: Token, *, claims_only: bool) -> _Denial | None:
        """As in "denied that ...", "denied the attack", "rejected the accusation", "was denied by"."""
        if ((to := child(verb, "iobj")) is not None and not to.text.isupper()) or (is_passive(verb) and child(verb, "obj") is not None) or len(list(children(verb, "obj"))) > 1:
            return None  # "was denied entry", "denied the station a licence"
        if any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.children) or any(t.lower_ == "neither" for t in verb.sent if t.i < verb.i):
            return None
        who = self.denier(verb, spoken=False)
        who = self._accused_before(verb, who) or who
        if who is None:
            return None
        clause = next((c for c in verb.children if c.i > verb.i and (core(c.dep_) in ("ccomp", "xcomp") or (c.dep_ == "advcl" and c.i == verb.i + 1 and c.tag_ == "VBG"))), None)
        thing = child(verb, "nsubj:pass") if is_passive(verb) else next((o for o in children(verb, "obj") if o.lemma_.lower() in words("claims")), None) or child(verb, "obj") or _pointer(verb)
        evidence = _clause(verb)
        if verb.dep_ == "acl" and thing is None and clause is None and verb.head.lemma_.lower() in words("claims"):
            return _Denial(verb, "claim", who, thing=verb.head, evidence=evidence)  # "a charge that it denied"
        if verb.dep_ == "acl:relcl" and (thing is None or thing.lower_ in ("which", "that")):
            if verb.head.lemma_.lower() in words("figures"):
                return _Denial(verb, "figure", who, thing=verb.head, evidence=evidence)  # "at 15, a figure the government denied"
            claim = verb.head.lemma_.lower() in words("claims")
            return _Denial(verb, "claim", who, thing=verb.head if claim else None, evidence=evidence, here=not claim)
        if verb.dep_ == "advcl:relcl":
            return _Denial(verb, "claim", who, evidence=evidence, here=True)
        if thing is None and clause is not None:
            if claims_only:
                return None
            content = subtree(clause)
            return _Denial(verb, "part" if self._takes_part(content) else "content", who, content=content, evidence=evidence)
        if thing is None and not claims_only and not is_passive(verb) and (verb.i + 1 == len(verb.doc) or verb.nbor().is_punct):
            return _Denial(verb, "claim", who, evidence=evidence)  # "Nairobi denied, though the minister said ..."
        if thing is None or thing.lemma_.lower() in words("refused"):
            return None
        return self._of(verb, thing, who, evidence, claims_only=claims_only)

    def _of(self, cue: Token, thing: Token, who: Source, evidence: list[Token], *, claims_only: bool) -> _Denial | None:
        """A denial whose object is a noun or a pronoun."""
        lemma = thing.lemma_.lower()
        if thing.pos_ in ("PRON", "DET") or (thing.lower_ in ("this", "that") and thing.pos_ != "NOUN"):
            named = any(case(o) == "as" and {x.lemma_.lower() for x in (o, *o.children)} & words("false") for o in children(cue, "obl"))  # "dismissed it as a lie"
            plain = thing.lower_ in POINTING and (not claims_only or thing.lower_ in ("this", "that") or named)
            of = [c for c in thing.children if core(c.dep_) == "acl" or (c.dep_ == "nmod" and case(c) not in ("in", "on", "at"))]
            return _Denial(cue, "claim", who, evidence=evidence) if plain and not of else None
        if lemma in words("figures") and child(thing, "nmod") is None:
            return _Denial(cue, "figure", who, thing=thing, evidence=evidence)
        if lemma in words("figures"):
            return _Denial(cue, "content", who, content=[t for c in children(thing, "nmod") for t in subtree(c)], thing=thing, evidence=evidence)  # "rejected the toll of 24"
        if lemma in words("claims"):
            content = [t for c in thing.children if (c.dep_ in ("acl:relcl", "ccomp") and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)) or (c.dep_ == "acl" and (c.tag_ != "VBN" or child(c, "mark") is not None)) or (core(c.dep_) == "nmod" and case(c) in ("of", "about", "on")) for t in subtree(c)]
            if not content:  # "denied claims by a rights group that soldiers had burned the town", the clause tied to the verb
                content = [t for c in cue.children if c.i > thing.i and core(c.dep_) in ("ccomp", "advcl") and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children) for t in subtree(c)]
            if not content:  # "reports by survivors of a second gunman"
                content = [t for by in children(thing, "nmod") if case(by) in ("by", "from", "among") for c in children(by, "nmod") if case(c) in ("of", "about") for t in subtree(c)]
            return _Denial(cue, "content" if content else "claim", who, content=content, thing=thing, evidence=evidence)
        if lemma in words("notions"):
            top = next((c for c in thing.children if core(c.dep_) in ("acl", "ccomp") and child(c, "mark") is not None and child(c, "nsubj", "nsubj:pass", "expl") is not None), None)
            told = top is not None and not any(c.lower_ in HEDGING for c in top.children)  # not "the idea that it should withdraw"
            return _Denial(cue, "content", who, content=subtree(top), thing=thing, evidence=evidence) if top is not None and told else None
        if claims_only:
            return None
        if lemma in words("part") or lemma == "anything":
            inside = [t for c in cue.children if core(c.dep_) == "obl" and c.i > thing.i and case(c) in ("in", "with", "to", "for", "behind") for t in subtree(c)]
            return _Denial(cue, "part", who, content=subtree(thing) + inside, thing=thing, evidence=evidence)
        return _Denial(cue, "deed", who, content=subtree(thing), thing=thing, evidence=evidence)

    def _call(self, verb: Token) -> _Denial | None:
        """As in "called the report groundless", "described it as a lie"."""
        thing = child(verb, "nsubj:pass") if is_passive(verb) else child(verb, "obj")
        if not any(t.lemma_.lower() in words("false") for t in verb.subtree if t.i > verb.i):
            return None
        who = self.denier(verb, spoken=False)
        inner = next((c for c in verb.children if core(c.dep_) in ("xcomp", "ccomp", "obj") and c.lemma_.lower() in words("false")), None)
        if inner is not None and (thing is None or thing.i == inner.i):
            thing = child(inner, "nsubj") or next((c for c in children(inner, "compound", "nmod") if c.lemma_.lower() in words("claims") | words("figures")), None) or next((c for c in inner.children if c.lower_ in POINTING and c.i == verb.i + 1), None)
        if who is None or thing is None:
            return None
        if thing.pos_ in ("PRON", "DET"):
            return self._of(verb, thing, who, _clause(verb), claims_only=False)
        return self._of(verb, thing, who, _clause(verb), claims_only=True)

    def _gives_no_credence(self, verb: Token) -> _Denial | None:
        """As in "gave no credence to the report", "did not give it any credence"."""
        if verb.lemma_.lower() not in ("give", "lend", "attach") or verb.pos_ != "VERB":
            return None
        gift = next((c for c in children(verb, "obj") if c.lemma_.lower() in words("credence")), None)
        if gift is None or not (self.sure[verb.i].polarity == "negated" or any(c.lower_ in ("no", "little") for c in gift.children)):
            return None
        thing = next((c for c in (*verb.children, *gift.children) if c.i != gift.i and (core(c.dep_) in ("iobj", "obj") or (core(c.dep_) in ("obl", "nmod") and case(c) == "to"))), None)
        says = subject(verb)
        who = self.denier(verb, spoken=False) or (_voice(None, says) if says is not None and says.pos_ == "NOUN" else None)
        if who is None or thing is None or not (thing.lower_ in POINTING or thing.lemma_.lower() in words("claims") | words("figures")):
            return None
        return _Denial(verb, "doubt", who, thing=thing if thing.pos_ == "NOUN" else None, evidence=_clause(verb))

    def _protests(self, verb: Token) -> _Denial | None:
        """As in "protests his innocence", "pleaded not guilty"."""
        thing, who = child(verb, "obj"), self.denier(verb, spoken=False)
        pleads = verb.lemma_.lower() == "plead" and any(t.lower_ == "guilty" and self.doc[t.i - 1].lower_ == "not" for t in verb.subtree)
        innocent = thing is not None and thing.lemma_.lower() == "innocence" and child(thing, "nmod:poss") is not None
        if who is None or not (pleads or innocent):
            return None
        return _Denial(verb, "part", who, content=[verb], thing=thing, evidence=_clause(verb))

    def _is_false(self, token: Token) -> _Denial | None:
        """As in "said the reports were false", "said it was a lie", "is fake news, he said": spoken, of a claim."""
        false = token.lemma_.lower() in words("false") or (token.lemma_.lower() in words("claims") and any(c.lemma_.lower() in words("false") for c in children(token, "amod")))
        if (not false and token.lower_ not in TRUE) or child(token, "cop") is None:
            return None
        thing, who = child(token, "nsubj"), self.voice(token)
        if thing is None or who is None or (thing.pos_ in ("PRON", "DET") and thing.lower_ not in ("this", "that") and not self._it_alone(token, thing)):
            return None
        top = token.head if token.dep_ == "ccomp" else token
        return self._of(token, thing, who, _clause(top), claims_only=thing.pos_ not in ("PRON", "DET"))

    @staticmethod
    def _it_alone(token: Token, thing: Token) -> bool:
        """Whether "it" takes up what was told: "It is a lie", but not "it is not true that", nor "it was a mistake"."""
        return thing.lower_ == "it" and (token.lower_ in TRUE or token.lemma_.lower() in words("lies")) and not any(core(c.dep_) in ("csubj", "ccomp", "xcomp", "advcl", "acl", "obl") for c in token.children)

    def _never(self, verb: Token) -> _Denial | None:
        """As in "said it never happened", "the massacre did not take place"."""
        lemma = verb.lemma_.lower()
        if lemma not in HAPPENING and not (lemma == "take" and (obj := child(verb, "obj")) is not None and obj.lower_ == "place"):
            return None
        thing, who = child(verb, "nsubj"), self.voice(verb)
        if thing is None or who is None or not any(c.lower_ in ("not", "n't", "n’t", "never") for c in verb.children) or any(c.lower_ in HEDGING | {"can", "ca"} for c in verb.children):
            return None  # "must never happen again"
        if thing.lower_ in POINTING:
            return _Denial(verb, "claim", who, evidence=_clause(verb))
        return _Denial(verb, "claim", who, thing=thing, evidence=_clause(verb)) if thing.lemma_.lower() in words("events") else None

    @staticmethod
    def _none(verb: Token) -> bool:
        """Whether a clause says of nobody and nothing that it was so: "No ransom was paid", "Not one prisoner is at large", "had raped nobody"."""
        for c in verb.children:
            if child(verb, "expl") is not None and c.lemma_.lower() in words("events") | words("part") | words("evidence"):
                return False  # "there had been no strike": read apart
            if c.lower_ == "nothing" and children(c, "amod"):
                continue  # "found nothing new"
            if core(c.dep_) in ("nsubj", "obj", "obl") and (c.lower_ in NOBODY or any(x.lower_ in ("no", "none") and x.dep_ in ("det", "nummod") for x in c.children)):
                return True
            if core(c.dep_) == "nsubj" and c.left_edge.lower_ == "not" and verb.doc[c.left_edge.i + 1].lower_ in ("one", "a"):
                return True
        return False

    @staticmethod
    def _lacking(token: Token) -> bool:
        return token.lemma_.lower() in words("evidence") and any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)

    def _without(self, token: Token) -> _Denial | None:
        """As in "no such attack took place" and "had seen no evidence to support that"."""
        who = self.voice(token)
        if who is None and self._lacking(token) and core(token.dep_) == "obj":
            who = self.denier(_predicate(token), spoken=False)  # "The commission found no evidence to support that"
        if who is None or token.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ == "no" for c in token.children):
            return None
        lemma, evidence = token.lemma_.lower(), _clause(_predicate(token))
        happens = core(token.dep_) == "nsubj" and (_predicate(token).lemma_.lower() in HAPPENING or any(c.lower_ == "place" for c in _predicate(token).children))
        if any(c.lower_ == "such" for c in token.children) and (happens or lemma in words("events") | words("claims")):
            return _Denial(token, "claim", who, thing=token if lemma in words("events") else None, evidence=evidence)
        above = _predicate(token)
        if lemma == "report" and any(case(c) in ("of", "about") and c.lower_ in POINTING for c in children(token, "nmod")):
            return _Denial(token, "claim", who, evidence=evidence)  # "We have no report of that"
        if lemma in words("events") and not children(token, "amod") and (child(above, "expl") is not None or above.lemma_.lower() in words("occurs")) and core(token.dep_) in ("nsubj", "obj"):
            return _Denial(token, "deed", who, content=subtree(token), thing=token, evidence=evidence)  # "said there had been no strike"
        if lemma in words("part") and core(token.dep_) == "obj" and above.lemma_.lower() in ("have", "play", "take"):
            where = any(c.lower_ in ("where", "which") for x in (above, *above.ancestors) if x.dep_ == "acl:relcl" for c in x.children)
            return _Denial(token, "part", who, content=subtree(token), thing=token, evidence=evidence, here=where)  # "said it had no hand in the killing"
        return self._no_evidence(token, who, evidence) if self._lacking(token) else None

    def _no_evidence(self, noun: Token, who: Source, evidence: list[Token]) -> _Denial | None:
        """As in "had seen no evidence to support that", "no evidence of Israeli involvement", "no evidence that the vote was rigged"."""
        for c in (*noun.children, *_predicate(noun).children):
            if core(c.dep_) in ("acl", "xcomp", "advcl") and c.lemma_.lower() in words("supports"):
                of = child(c, "obj")
                if of is not None and (of.lower_ in POINTING or of.lemma_.lower() in words("claims")):
                    return _Denial(noun, "doubt", who, thing=of if of.pos_ == "NOUN" else None, evidence=evidence)
        for of in (c for c in children(noun, "nmod") if case(c) in ("of", "for")):
            lemma = of.lemma_.lower()
            if of.lower_ in POINTING or lemma in words("claims"):
                return _Denial(noun, "doubt", who, thing=of if of.pos_ == "NOUN" else None, evidence=evidence)
            if lemma in words("part") | words("wrongs"):
                return _Denial(noun, "doubt", who, content=subtree(of), evidence=evidence)
        that = next((c for c in noun.children if core(c.dep_) in ("acl", "ccomp") and any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children)), None)
        that = that or next((c for c in noun.children if (c.dep_ in ("acl", "ccomp") or (c.dep_ == "acl:relcl" and child(c, "obj", "nsubj:pass") is not None)) and any(core(s.dep_) == "nsubj" and s.i < c.i and s.tag_ not in ("WDT", "WP") for s in c.children)), None)  # "no evidence the vote was rigged"
        return _Denial(noun, "doubt", who, content=subtree(that), evidence=evidence) if that is not None else None

    @staticmethod
    def _takes_part(content: Sequence[Token]) -> bool:
        """Whether a clause is about having part in something: "that it was behind the attack", "having anything to do with it"."""
        lemmas = {t.lemma_.lower() for t in content}
        return bool(lemmas & words("part")) or {"anything", "do", "with"} <= lemmas

    def negated(self, cues: set[int]) -> Iterator[_Denial]:
        """What a source says of its own that it did not: "said it had not fired at the town"."""
        for s in self.said:
            for i in self.tops(s):
                verb = self.doc[i]
                state = self.sure[i]
                if s.source is not None and s.cue not in cues and i not in cues and (state.modality == "asserted" or verb.head.lower_ == "nothing") and self._uninvolved(verb, s.source) and (voice := self.voice(verb)) is not None and voice.id == s.source.id:
                    yield _Denial(verb, "part", s.source, content=[t for t in subtree(verb) if any(c.start <= t.idx < c.end for c in s.content)], thing=verb, evidence=_clause(verb.head if verb.head.lower_ == "nothing" else verb))
                    continue
                if s.source is not None and s.cue not in cues and (retort := self._retort(s, verb)) is not None:
                    yield retort
                    continue
                if s.source is not None and s.cue not in cues and i not in cues and state.modality == "asserted" and self._none(verb) and verb.lemma_.lower() not in words("supports") and (voice := self.voice(verb)) is not None and voice.id == s.source.id:
                    part = any(c.lemma_.lower() in words("part") for c in children(verb, "obj"))
                    yield _Denial(verb, "part" if part else "content", (self._itself(s, verb) if part else None) or s.source, content=subtree(verb), thing=verb, evidence=_clause(verb))
                    continue
                if not (verb.pos_ == "VERB" or child(verb, "cop") is not None) or state.polarity != "negated" or state.modality != "asserted" or s.cue in cues or s.source is None:
                    continue
                who, voice = subject(verb), self.voice(verb)
                if voice is None or voice.id != s.source.id or verb.lemma_.lower() in words("supports") | words("wants") or any(c.lower_ in ("can", "could", "ca") for c in verb.children):
                    continue  # "could not confirm this" denies nothing
                own = who is not None and child(verb, "aux:pass") is None and self._is_self(who, s.source)
                if not own and who is not None and s.source is not None and any(c.lower_ in ("not", "n't", "n’t", "never") for c in verb.children):
                    yield _Denial(verb, "content", s.source, content=subtree(verb, stop=("advcl", "parataxis")), thing=verb, evidence=_clause(verb), theirs=True)
                    continue
                if own and any(c.lower_ in ("not", "n't", "n’t", "never") for c in verb.children):
                    top = self.doc[s.cue] if s.cue is not None else verb
                    yield _Denial(verb, "content", s.source, content=subtree(verb), thing=verb, evidence=_clause(top) if verb in top.subtree else subtree(verb))

    def _itself(self, s: Said, verb: Token) -> Source | None:
        """Who speaks of themselves: "The group bore no responsibility, it replied" is the group's, whoever "it" was taken to be."""
        says, who = subject(self.doc[s.cue]) if s.cue is not None else None, subject(verb)
        if says is None or who is None or says.lower_ not in SELF:
            return None
        teller, holder = self.actors.at(says), self.actors.at(who)
        return _source(holder.what) if teller is not None and holder is not None and teller.what.id == holder.what.id else None

    def _uninvolved(self, top: Token, source: Source) -> bool:
        """Whether a clause says that who speaks has no part in a deed: "it has nothing to do with them", "was not behind the raid", "is innocent"."""
        who = subject(top) or child(top, "nsubj:pass")
        if top.lemma_ == "do" and top.head.lower_ == "nothing" and top.dep_ == "acl" and any(case(o) == "with" and o.lower_ in ("us", "me") for o in children(top, "obl")):
            return True  # "Nothing to do with us, the group insists"
        if who is not None and who.lower_ == "it" and top.lower_ in ("us", "me", "them", "him", "her") and child(top, "cop") is not None:
            return self.sure[top.i].polarity == "negated"  # "It was not us"
        if who is None or not (self._is_self(who, source) or (who.lower_ in ("he", "she", "they") and self._pleads_for(source))):
            return False
        if top.pos_ == "NOUN" and child(top, "cop") is not None and case(top) == "behind":
            return self.sure[top.i].polarity == "negated"
        lemma, obj = top.lemma_.lower(), child(top, "obj")
        if obj is not None and obj.lower_ == "nothing":
            return (lemma == "have" and any(c.lemma_ == "do" for c in children(obj, "acl"))) or (lemma == "know" and any(case(c) in ("of", "about") for c in (*top.children, *obj.children)))
        if lemma in words("innocent"):
            return self.sure[top.i].polarity != "negated" and child(top, "cop") is not None
        return self.sure[top.i].polarity == "negated" and (lemma in words("part") or lemma in words("blame")) and top.pos_ != "NOUN"

    @staticmethod
    def _pleads_for(source: Source) -> bool:
        """Whether a source speaks for a person who is accused: "his lawyer", "her family"."""
        return bool({w.removesuffix("s") for w in source.text.lower().split()} & words("advocates"))

    @staticmethod
    def _retort(s: Said, top: Token) -> _Denial | None:
        """An answer that only gives what was said, or done, another name: "Nonsense, said the minister", "A cowardly murder, replied the bishop"."""
        short = sum(c.end - c.start for c in s.content) < BRIEFEST and top.tag_ != "VB"  # "Lies"
        if s.cue is None or s.source is None or top.doc[s.cue].lemma_.lower() in words("calls") or not (top.pos_ in ("NOUN", "PROPN", "ADJ") or short or top.lower_ in TRUE) or any(core(c.dep_) in ("cop", "nsubj") and any(x.start <= c.idx < x.end for x in s.content) for c in top.children) or top.doc[s.cue].i == top.i:
            return None
        evidence = subtree(top)
        lemma, cue = top.lemma_.lower(), top.doc[s.cue].lemma_.lower()
        if top.lower_ in TRUE and next((t.lower_ for t in evidence if t.is_alpha), "") == "not":
            return _Denial(top, "claim", s.source, evidence=evidence)  # "Not so, said the elders"
        if lemma in words("false"):
            return _Denial(top, "claim", s.source, evidence=evidence)
        if lemma in words("crimes") and cue in words("replies"):
            return _Denial(top, "retort", s.source, content=evidence, evidence=evidence)
        return None

    def _is_self(self, who: Token, source: Source) -> bool:
        """Whether a subject is who speaks: "said it had not fired", "said its troops had not"."""
        own = child(who, "nmod:poss")
        if own is not None and own.lower_ in OWN and who.lemma_.lower() in words("losses"):
            return True  # "said its men did not burn houses"
        meant = [m.what for m in self.actors.every(who) if not m.what.id.startswith("PRO:")]
        if who.lower_ == "it" and meant and all(a.id.startswith("TXT:") and a.text.lower().endswith("s") for a in meant):
            return True  # "it" are no officials
        return any(self.related(source, a) for a in meant) if meant else who.lower_ in SELF

    # -------------------------------------------------------- what is denied

    def mention(self, d: _Denial) -> DenialMention | None:
        """Look for what a denial denies."""
        inside = {t.i for t in d.content}
        own = tuple(n for n, e in enumerate(self.events) if e.head in inside and (self._denied(e.head) or self._is_about(d, e.head)))
        counted = tuple(n for n, f in enumerate(self.figures) if f.head in inside and (self._denied(i := f.head if f.predicate is None else f.predicate) or self._is_about(d, i)))
        if d.form == "content" and (own or counted) and (teller := self._teller(d)) is not None:
            # "denied a claim by rebels that they took the town": the rebels say so, and the denial says not
            return self._mention(d, None, own, counted, teller=teller)
        by = self._owner(d) if d.form == "content" and d.thing is not None and d.thing.lemma_.lower() in words("claims") and d.cue.i != d.thing.i else None
        if by is not None and not _same(by, d.who):
            top = next((t for t in d.content if core(t.dep_) in ("acl", "ccomp") and t.pos_ in ("VERB", "ADJ", "NOUN")), None)
            if top is not None and d.thing is not None:
                return self._mention(d, None, (), (), teller=(by, d.thing.text), said=(d.content, top))
        if d.form == "rival":
            theirs = next((t for t in self.told if t.voice is not None and d.thing is not None and t.head.i > d.cue.i and t.sentence == self.sentences[d.cue.i] and not _same(t.voice, d.who)), None)
            return self._mention(d, theirs, (), ()) if theirs is not None else None
        best = self._accused_beside(d) or self._best(d, own, counted)
        if best is None and d.form == "content" and len(d.content) <= _BRIEF and any(t.dep_ == "obj" and (t.lower_ in POINTING or any(c.lower_ in POINTING for c in t.children)) for t in d.content):
            best = self._best(replace(d, form="claim", thing=None), own, counted)  # "denied firing that one", "denied that it did so"
        if best is not None:
            return self._mention(d, best, own, counted)
        if d.form == "content" and (own or counted) and d.thing is not None and d.thing.pos_ == "NOUN":
            return self._mention(d, None, own, counted)  # "denied reports that ...", of which nothing more is said
        about = tuple(n for n in own if self._is_about(d, self.events[n].head)) if d.form == "part" else ()
        if about and not any(self._denied(self.events[n].head) for n in about):
            return self._mention(d, None, about, counted)  # "denied involvement in the killing of 33 villagers"
        if d.form == "content" and d.thing is not None and d.thing.pos_ == "NOUN" and d.thing.lemma_.lower() in words("claims") and not own and not counted:
            top = next((t for t in d.content if core(t.dep_) in ("acl", "ccomp") and t.pos_ in ("VERB", "ADJ", "NOUN")), None)
            if top is not None and len(d.content) >= SHORT and top.lemma_.lower() not in HEDGING:
                return self._mention(d, None, (), (), said=(d.content, top))
        return self._in_words(d) if not own and not counted else None

    def _in_words(self, d: _Denial) -> DenialMention | None:
        """A denial whose object was told nowhere else: "denied any allegation of corruption", "denies that the two fires are related"."""
        pleads = d.cue.lemma_.lower() == "plead"
        told = d.form == "content" and d.thing is not None and d.thing.pos_ == "NOUN" and d.thing.lemma_.lower() in words("hearsay") | words("notions")  # "dismissed reports of a second gunman"
        verb = (pleads or told or d.cue.lemma_.lower() in words("denies")) and d.cue.pos_ == "VERB"
        if not (verb or d.form == "doubt") or d.here or d.who.id.startswith("PRO:"):
            return None
        if d.form == "deed" and any(case(c) == "to" for t in (d.cue, d.thing) if t is not None for c in children(t, "obl", "nmod")):
            return None  # "denied boarding to six passengers": kept it from them
        if pleads:  # "pleaded not guilty to seven counts of manslaughter"
            denied = next((subtree(c)[1:] for c in d.cue.subtree if case(c) == "to" and core(c.dep_) in ("obl", "nmod") and c.head.lemma_.lower() in ("plead", "guilty")), [])
        elif d.thing is not None and d.thing.pos_ == "NOUN":
            whose = d.form != "claim" or any(core(c.dep_) in ("nmod", "acl", "compound") or c.lower_ in ("all", "any") for c in d.thing.children)
            denied = (d.content if d.thing.lemma_.lower() in words("notions") else subtree(d.thing, stop=("parataxis",))) if whose else []  # not "the claim" alone
        else:
            denied = [t for t in d.content if t.sent == d.cue.sent] if d.form in ("content", "part", "doubt") else []
        denied = denied[1:] if denied and denied[0].dep_ in ("mark", "case") else denied
        while denied and denied[-1].is_punct:
            denied = denied[:-1]
        if not any(t.pos_ in ("NOUN", "VERB", "PROPN") for t in denied):
            return None
        return replace(self._mention(d, None, (), ()), within=False, told_cue=None, denied=span_of(denied))

    def _is_about(self, d: _Denial, i: int) -> bool:
        """Whether a word is the deed that "reports that 12 were killed" or "involvement in the killing" is about, though nothing in the sentence negates it."""
        if d.thing is None or d.thing.pos_ not in ("NOUN", "ADJ", "VERB"):
            return False
        told = d.thing.lemma_.lower() in words("claims") | words("figures")
        if d.form == ("content" if not told else "part") or d.form not in ("content", "part"):
            return False
        if d.form == "part":
            return self.doc[i].pos_ == "NOUN" and d.thing.i in (self.doc[i].head.i, self.doc[i].head.head.i)
        return self.doc[i].head.i in (d.thing.i, d.cue.i)

    def _accused_beside(self, d: _Denial) -> _Told | None:
        """The accusation that the same sentence rejects as well: "denied that its forces had killed anybody and called the accusation baseless"."""
        if d.form != "content":
            return None
        for c in (c for t in (d.cue, *d.content) for c in t.children if c.dep_ == "conj" and c.i > d.cue.i):
            beside = self.denial(c)
            if beside is not None and beside.form == "claim" and _same(beside.who, d.who) and (best := self._best(beside, (), ())) is not None and best.accuses:
                return best
        return None

    def _of_themselves(self, d: _Denial) -> bool:
        """Whether what is denied is told of who denies: "denied that they were behind the attack", whoever "they" was taken for."""
        who = self._subject_words(d)
        bodies = not d.who.id.startswith("PER:")
        return bool(who) and len(who) == 1 and who[0].lower_ in ("it", "they", "we") and bodies and not is_passive(who[0].head)

    def _mention(self, d: _Denial, best: _Told | None, own: tuple[int, ...], counted: tuple[int, ...], *, teller: tuple[Source, str] | None = None, said: tuple[list[Token], Token] | None = None) -> DenialMention:
        """A denial of one claim; without one, of what stands in the denial itself."""
        within = best is None
        events, figures = (own, counted) if best is None else tuple(() if n is None else (n,) for n in (best.event, best.figure))
        if best is not None and best.figure is not None and d.form == "figure" and d.thing is not None and d.thing.tag_ == "NNS" and any(c.lower_ in ("these", "those") for c in d.thing.children):
            figures = self._all_of_them(d, best)  # "rejected these figures": all that were told right before
        words_, top = said or ((list(best.words), best.head) if best is not None and best.words else ([], None))
        words_ = [t for t in words_ if not (t.i == words_[0].i and t.lower_ == "that")]
        cue = teller[1] if teller is not None else d.thing.text if within and d.thing is not None and d.form != "part" else None
        laid = best is not None and best.words and (self._owns(best) or (best.accuses and self.voice(best.head) is None))
        by = teller[0] if teller is not None else best.voice if best is not None and laid else None
        cue = cue or (best.cue if best is not None else None)
        return DenialMention(
            head=d.cue.i, source=d.who, themselves=self._of_themselves(d), part=d.form == "part", form="doubt" if d.form == "doubt" else "denial", evidence=span_of(d.evidence), events=events, figures=figures,
            own_events=() if within else own, own_figures=() if within else counted, within=within, teller=by, told_cue=cue,
            said=span_of(words_) if words_ else None, said_head=top.i if top is not None else None,
        )  # fmt: skip

    def _all_of_them(self, d: _Denial, best: _Told) -> tuple[int, ...]:
        """The figures that the voice of one figure tells in its paragraph, up to the denial."""
        there = self.paragraphs[best.head.i]
        told = [t for t in self.told if t.figure is not None and t.head.i < d.cue.i and self.paragraphs[t.head.i] == there]
        theirs = [t for t in told if t is best or (t.voice is not None and best.voice is not None and _same(t.voice, best.voice))]
        return tuple(t.figure for t in theirs if t.figure is not None)

    def _teller(self, d: _Denial) -> tuple[Source, str] | None:
        """Who says what a denial denies in its own words, with the cue: "a claim by rebels that ...", "denied that ..., as rebels had said"."""
        owner = self._owner(d)
        if owner is not None and d.thing is not None:
            return owner, d.thing.text
        for t in d.cue.subtree:
            if t.i > d.cue.i and t.lower_ == "as" and core(t.dep_) in ("mark", "advmod", "case") and core(t.head.dep_) in ("advcl", "parataxis") and t.head.pos_ == "VERB":
                who = subject(t.head)
                found = [_source(m.what) for m in self.actors.every(who)] if who is not None else []
                if found and not _same(found[0], d.who):
                    return found[0], t.head.text
        return None

    def _denied(self, i: int) -> bool:
        return self.sure[i].modality == "denied" or self.sure[i].polarity == "negated"

    def _owner(self, d: _Denial) -> Source | None:
        """Who makes the claim that is denied: "the Armenian statement", "a claim by rebels"."""
        if d.thing is None or d.thing.pos_ != "NOUN":
            return None
        own = next((s.source for s in self.said if s.cue == d.thing.i), None)
        if own is not None and not _same(own, d.who):
            return own
        for c in d.thing.children:
            if (core(c.dep_) in ("nmod", "compound", "amod") and case(c) in ("", "by", "from", "of")) and (m := self.actors.headed_by(c)) is not None:
                return _source(m.what)
        for c in (c for c in d.thing.children if c.i != d.cue.i):
            agent = next((o for o in c.children if core(o.dep_) == "obl" and case(o) == "by"), None) if core(c.dep_) == "acl" else None
            said_by = agent or (child(c, "nsubj") if c.dep_ == "acl:relcl" and child(c, "mark") is None and not is_passive(c) else None)
            if said_by is not None and (m := self.actors.headed_by(said_by)) is not None:
                return _source(m.what)
        inner = [m.what for m in self.actors.between(d.thing.left_edge.i, d.thing.i + 1)]
        return _source(inner[0]) if inner else None

    def _best(self, d: _Denial, own: tuple[int, ...], counted: tuple[int, ...]) -> _Told | None:
        """The claim that a denial answers, or None."""
        at = self.sentences[d.cue.i]
        inside = {t.i for t in (*d.content, *d.evidence)}
        span = span_of(d.evidence)
        scored = []
        for t in self.told:
            if t.head.i in inside or (t.voice is not None and _same(t.voice, d.who)) or (t.words and t.head.lemma_.lower() in SAYING and d.who.id in self.tellers.get(t.head.i, ())):
                continue
            gap = self._gap(at, t) if d.form == "claim" else at - t.sentence
            if t.span.meets(span) and not (d.here and d.thing is None and t.accuses and t.head.i < d.cue.i):
                continue  # but "accused Rwanda of backing the rebels, which Kigali denies"
            if (d.here and gap != 0) or (t.accuses and any(a.id == d.who.id for a in t.actors)):
                continue
            later = gap < 0 or (gap == 0 and t.head.i > d.cue.i)
            if later and not (d.form == "part" and gap == 0 and self._owns(t)) and (d.form not in ("content", "deed") or -gap > AHEAD or t.voice is None):
                continue
            points = self._points(d, t, gap, own, counted)
            if t.sentence <= 1 and d.form == "claim" and d.thing is not None and d.thing.lemma_.lower() in words("reports"):
                gap = min(gap, 1)
            if t.sentence <= 1 and (d.form in ("content", "deed", "part") or (d.form == "claim" and any(self.related(d.who, a) for a in (*t.actors, *t.recipients)))):
                gap = min(gap, BACK - 1)  # what a text is about is near to all of it
            if points is None or (points < MUCH and (gap > BACK or (gap < 0 and points < MUCH - 1))) or gap > FAR:
                continue
            if d.form == "figure" and points >= MUCH:
                gap = 0  # "the rebels' numbers" are all of them
            scored.append((points - 0.5 * abs(gap) - (0.6 if gap < 0 else 0) + (0.7 if t.voice is not None else 0) - 0.4 * t.accuses - 1.0 * (d.form == "claim" and self._cue(t) in words("admits")) - 1.0 * (t.sentence == 0 < at) - 0.1 * min(5, _depth(t.head)), -t.head.i, t))
        return max(scored, key=lambda x: x[:2])[2] if scored else None

    def _cue(self, t: _Told) -> str:
        """The word by which a claim is said: "alleged" of "alleged that soldiers had fired"."""
        if t.head.i not in self.cue_of:
            self.cue_of[t.head.i] = next((self.doc[s.cue].lemma_.lower() for c, s in self.speeches if s.cue is not None and c.start <= t.head.idx < c.end), "")
        return self.cue_of[t.head.i]

    @cached_property
    def admissions(self) -> frozenset[int]:
        """Sentences in which somebody only admits something: "It acknowledged three dead of its own"."""
        cues: dict[int, set[str]] = {}
        for t in self.told:
            cues.setdefault(t.sentence, set()).add(self._cue(t))
        return frozenset(n for n, said in cues.items() if said <= words("admits"))

    def _gap(self, at: int, t: _Told) -> int:
        """Sentences between a claim and a denial, those not counted in which somebody only admits something."""
        gap = at - t.sentence
        if not 2 <= gap <= FAR or self._cue(t) in words("admits"):
            return gap
        return gap - sum(n in self.admissions for n in range(t.sentence + 1, at))

    def _points(self, d: _Denial, t: _Told, gap: int, own: tuple[int, ...], counted: tuple[int, ...]) -> float | None:
        """How well a claim so many sentences before a denial is what it denies; None when it is not."""
        if d.form == "figure":
            poss = next((o for x in (d.thing, d.thing.head) for o in children(x, "nmod:poss")), None) if d.thing is not None else None
            whose = [m.what for m in self.actors.every(poss)] if poss is not None else []
            if t.figure is None or not whose:
                return 2.0 if t.figure is not None else None
            big = self.figures[t.figure].point or self.figures[t.figure].low or 1
            return MUCH + len(str(big)) / 10 if t.voice is not None and any(_same(t.voice, a) or _akin(t.voice, a) for a in whose) else None  # "the rebels' numbers"
        beside = 0 <= gap <= 1 or (gap == AHEAD and self.paragraphs[t.head.i] == self.paragraphs[d.cue.i])
        if d.theirs and not (beside and t.voice is not None and self._core_words(d) & (self._shared(d, t) | {t.head.lemma_.lower()})):
            return None  # who says of others what was not so answers only the very deed, told by somebody right before
        if t.words and t.head.pos_ == "NOUN" and case(t.head) == "of" and d.form != "content":
            return None  # "spoke of a second gunman" is answered in its own words only
        if d.form == "retort":
            return MUCH if t.voice is not None and t.words and {x.lemma_.lower() for x in t.words} & words("justified") else None
        if d.form == "part" and self._owns(t) and gap in (0, 1):
            return MUCH
        if t.words and d.form not in ("claim", "doubt"):
            return self._worded(d, t, gap)
        if d.form in ("claim", "doubt"):
            return self._taken_up(d, t, gap)
        if d.form == "part":
            return self._part(d, t)
        return self._alike(d, t, own, counted)

    def _worded(self, d: _Denial, t: _Told, gap: int) -> float | None:
        """Points of a statement in which no deed was read: it names who denies, or lays the deed to them, or shares words with the denial."""
        shared = self._shared(d, t)
        plain = shared & self._plain(d)
        meant = any(self.related(d.who, a) for a in t.recipients) or any(_akin(x, a) or x.id == a.id for x in self._subjects(d) for a in t.recipients)
        if self._violent(d) and not t.accuses and not any(x.lemma_.lower() in words("violence") | words("events") and x.dep_ != "amod" for x in t.words) and not meant:
            return None  # "people were brought out of the bombed theatre": no bombing is told
        meant = meant or any(x.pos_ == "PROPN" and x.text in (d.who.name, d.who.text) for x in t.words)  # a country named as a place
        if d.form == "part":
            if gap in (0, 1) and t.voice is not None and any(t.voice.id == x.id or _akin(t.voice, x) for x in self._subjects(d)):
                return 3.0
            deed = t.accuses or bool({x.lemma_.lower() for x in t.words} & (words("events") | words("violence") | words("wrongs") | words("part")))
            at_fault = d.cue.lemma_.lower() in words("blame") and d.cue.pos_ == "VERB"  # "said that his men were not to blame"
            return 3.0 + 0.5 * bool({x.lemma_.lower() for x in t.words} & words("events")) if meant and (deed or not at_fault) else self._of_another(d, t, gap)
        if d.form == "deed":
            return 2.5 if meant and (gap <= BACK or t.accuses) else ENOUGH if len(plain) > 1 else None
        if meant and gap in (0, 1) and {x.lower_ for x in d.content} & ANY and all({x.lemma_.lower() for x in y} & DYING for y in (d.content, t.words)):
            return ENOUGH  # "one of their commanders was among the dead": "denied that any of its members had been killed"
        points = min(3.0, 1.0 * len(shared)) + (2.0 if plain and (meant or (0 < gap <= BACK and self._takes_up(d, plain))) else 1.0 if plain and abs(gap) <= 1 else 0.0)
        if d.content and any(t.head.lemma_.lower() == x.lemma_.lower() and x.pos_ == "VERB" for x in d.content) and self._subject_lemmas(d) & {x.lemma_.lower() for x in t.words}:
            points += 3.0  # the same are said to have done the same
        if t.accuses and meant and self._violent(d):
            points += 2.5
        elif (not plain and not (len(shared) > 1 and abs(gap) <= 1)) or (len(plain) < 2 and t.head.i > d.cue.i):
            points = 0.0
        if gap == -1 and t.head.lemma_.lower() in words("seen") and any(c.dep_ == "obj" and c.pos_ == "PRON" for c in t.head.children):
            points = MUCH  # "Witnesses say that they have seen them"
        if shared and shared <= self._akin_words(d, t) - {x.lemma_.lower() for x in t.words}:
            return points - 0.75 if points >= ENOUGH else None  # in no word that is the same
        return points if points >= ENOUGH else None

    def _subject_lemmas(self, d: _Denial) -> set[str]:
        return {x.lemma_.lower() for x in self._subject_words(d) if x.pos_ in ("NOUN", "PROPN")}

    @staticmethod
    def _of_another(d: _Denial, t: _Told, gap: int) -> float | None:
        """Points of what is said right before of somebody else, for whom a denial speaks: the family "denied that he had any link with it"."""
        if d.cue.lower_ in ("us", "me", "them", "him", "her"):
            return ENOUGH if gap in (0, 1) and t.voice is not None and (t.type in (None, "ASSAULT", "COERCE") or t.words) else None  # "It was not us"
        other = any(x.lower_ in ("he", "she", "him", "her", "his") for x in d.content) and not d.who.id.startswith("PER:")
        return ENOUGH if other and gap in (0, 1) and (t.voice is not None or t.accuses) else None

    def _taken_up(self, d: _Denial, t: _Told, gap: int) -> float | None:
        """Points of a claim that "this" or "the accusation" takes up: told by somebody right before."""
        if d.form == "doubt" and d.content:
            whose = [m.what for m in self.actors.between(d.content[0].i, d.content[-1].i + 1)]
            lands = {peoples().get(x.text) for x in d.content} - {None}
            laid = t.recipients if t.accuses else t.actors
            theirs = any(a.country in lands for a in laid) or any(a.id == x.id or _akin(a, x) for a in laid for x in whose)
            return 2.0 if gap <= BACK and theirs else None  # "no evidence of Israeli involvement"
        owner = self._owner(d)
        charged = d.thing is not None and d.thing.lemma_.lower() in words("accusations")
        meant = any(self.related(d.who, a) for a in (*t.actors, *(t.recipients if t.accuses or t.words or not charged else ())))
        if d.thing is not None and d.thing.lemma_.lower() in words("events") and t.type != "ASSAULT" and not t.accuses:
            return None
        if d.cue.lower_ in TRUE and d.thing is None and len(d.evidence) <= SHORT and gap > 1:
            return None  # "Not so" answers what was said right before
        if gap > 1 and d.thing is None and d.cue.lemma_.lower() in words("calls"):
            return None  # "call it a fairy tale": what was said right before
        if t.voice is None and gap == 1 and not meant and t.actors and any(x.dep_ == "acl" and x.lemma_.lower() in words("announces") for x in _near(t.head)):
            return 1.5  # "a truce declared by the rebels": "dismissed it as a lie"
        if owner is not None:
            if t.voice is None or not (_same(t.voice, owner) or _akin(t.voice, owner)):
                return None
            return 2.0 + meant
        if t.voice is None and not (t.accuses and (meant or (gap == (0 if t.cue else 1) and not any(self.related(d.who, a) for a in t.actors)))):
            return 1.5 if meant and gap <= 1 else None
        done = any(self.related(d.who, a) for a in (*t.actors, *(t.recipients if t.accuses or t.words else ())))
        reported = d.thing is not None and d.thing.lemma_.lower() in words("reports") and t.sentence <= 1 and t.type in DEEDS and self._before(d) == t.voice.id if t.voice is not None else False
        if reported:
            return 3.0 + meant  # "rejected the findings": what the report of who was heard right before comes to
        whole = d.thing is None and self.paragraphs[t.head.i] == self._paragraph_before(d) and (t.type == "ASSAULT" or bool(t.words))
        # "no such report had come to him": what was alleged, though something else was told since
        whole = whole or (gap == AHEAD and d.cue.pos_ == "NOUN" and d.cue.lemma_.lower() in words("hearsay") and t.type == "ASSAULT" and self._cue(t) in words("alleges") and self.paragraphs[t.head.i] == self.paragraphs[d.cue.i])
        if gap > 1 and not ((done or (meant and gap > 1 and not self._before(d))) and (gap <= BACK or t.sentence <= 1)) and not whole:
            return None
        return 2.0 + meant + 0.3 * (t.type == "ASSAULT" and not charged) + (1.0 if whole and gap == AHEAD and d.cue.pos_ == "NOUN" else 0) - (0.5 if t.figure is not None else 0) + (0.4 if charged and t.accuses and meant else 0)

    def _before(self, d: _Denial) -> str | None:
        """Whose words were told in the sentence before a denial, others than who denies."""
        at = self.sentences[d.cue.i]
        return next((t.voice.id for t in reversed(self.told) if t.voice is not None and t.sentence == at - 1 and not _same(t.voice, d.who)), None)

    def _paragraph_before(self, d: _Denial) -> int | None:
        """The paragraph before a denial whose sentence begins one: "this" may be all of it."""
        here = self.paragraphs[d.cue.i]
        first = d.cue.sent.start
        begins = not any(self.paragraphs[i] == here and self.doc[i].is_alpha for i in range(max(0, first - 3), first))
        return max((p for i, p in enumerate(self.paragraphs[:first]) if p < here and self.doc[i].is_alpha), default=None) if begins else None

    def _part(self, d: _Denial, t: _Told) -> float | None:
        """Points of a deed of which a denier denies having part: laid to the denier, or to no other."""
        gap = self.sentences[d.cue.i] - t.sentence
        if gap > AHEAD and not t.accuses and any(x.lower_ in POINTING and case(x) in ("in", "with", "for") for x in d.content):
            return None  # "had no part in that": in what was told right before
        if gap in (0, 1) and t.type in ("ASSAULT", "figure killed", "figure missing") and any(x.lemma_.lower() in DEATHS and any(c.dep_ == "nmod:poss" for c in x.children) for x in d.content):
            return 2.5  # "bodies were found, and the army denied any part in their deaths"
        named = self._subjects(d)
        if gap in (0, 1) and t.voice is not None and any(t.voice.id == x.id or _akin(t.voice, x) for x in named) and not any(self.related(d.who, x) for x in named):
            return 3.0  # "The RSF claimed that it had helped. An official denied that the RSF had taken part"
        if self._together(d, t) and gap in (0, 1, 2):
            return 2.5
        if t.type not in DEEDS:
            return self._of_another(d, t, gap)
        mine = any(self.related(d.who, a) for a in (*t.actors, *self._mentioned(t)))
        accused = t.accuses and any(self.related(d.who, a) for a in t.recipients)
        about = {x.lemma_.lower() for x in d.content if x.pos_ in ("NOUN", "PROPN")} - words("part") - words("events") - NOTHING - {"innocence"} - {x.lemma_.lower() for x in self._subject_words(d)}
        if about and not about & self._shared(d, t):
            return None  # a part in something else
        theirs = any(_akin(x, a) or x.id == a.id for x in named for a in t.actors)
        if any(a.id in self.bodies.get(d.who.id, ()) for a in t.actors) and d.cue.lemma_.lower() in words("blame") and d.cue.pos_ == "VERB":
            return MUCH  # "his men were not to blame": of whom the text tells a deed
        if mine or accused or theirs:
            return 3.0
        if t.type == "ASSAULT" and not self._named(t.actors) and (not named or any(self.related(d.who, x) for x in named)) and (self._shared(d, t) or (not about and gap in (0, 1, 2))) and (t.voice is not None or not about):
            return 2.0  # missiles, or gunmen whom nobody names
        return None

    def _together(self, d: _Denial, t: _Told) -> bool:
        """Whether a claim tells of those with whom ties are denied, and of who denies: "denies any links with the paramilitaries"."""
        if d.thing is None or d.thing.lemma_.lower() not in words("ties") or t.voice is None:
            return False
        others = {m.what.id for m in self.actors.between(d.content[0].i, d.content[-1].i + 1)} | {x.lemma_.lower() for x in d.content if x.tag_ in ("NNS", "NNP")}
        there = [m.what for m in self.actors if self.sentences.get(m.head) == t.sentence]
        return any(a.id in others or _last(a) in others for a in there) and any(self.related(d.who, a) or (a.sector == d.who.sector and a.country in (None, d.who.country)) for a in there)

    def _mentioned(self, t: _Told) -> list[Actor]:
        """Who else is named in a claim: "militants backed by Pakistan attacked ..."."""
        undergo = {a.id for a in t.recipients}
        return [m.what for m in self.actors if t.span.start <= m.span.start and m.span.end <= t.span.end and m.what.id not in undergo]

    def _alike(self, d: _Denial, t: _Told, own: tuple[int, ...], counted: tuple[int, ...]) -> float | None:
        """Points of a claim that says what a denial says is not so."""
        shared = self._shared(d, t)
        mine = [self.events[n] for n in own]
        back = self.sentences[d.cue.i] - t.sentence
        if t.accuses and back in (1, 2) and (self._violent(d) or (d.thing is not None and d.thing.pos_ == "VERB" and self._tells_a_deed(d))) and any(self.related(d.who, a) for a in t.recipients):
            return ENOUGH + 0.5  # who was accused right before denies a deed: whatever its words
        like = any(e.type == t.type for e in mine) or any(f"figure {self.figures[n].measure}" == t.type for n in counted)
        lower = {x.lower_ for x in d.content}
        gone = t.type == "figure killed" and any(x.lemma_.lower() == "lose" and any(c.lemma_.lower() in words("losses") for c in children(x, "obj")) for x in d.content)  # "denied losing fighters"
        nobody = {x.lemma_.lower() for x in self._subject_words(d) if x.pos_ == "NOUN"}  # "any civilian had died"
        counted_ = (self.figures[t.figure].of or "").lower() if t.figure is not None else ""
        dying = t.type == "figure killed" and bool(lower & ANY) and any(x.lemma_.lower() in DYING - {"lose"} and x.pos_ == "VERB" for x in d.content)
        dying = dying and (not nobody or nobody <= words("losses") or any(n in counted_ for n in nobody))
        spared = t.type in ("figure killed", "figure wounded") and any(x.lemma_.lower() in words("casualties") and any(c.lower_ in ("no", "any") for c in x.children) for x in d.content)
        none_such = t.figure is not None and ((self.figures[t.figure].measure in lower and bool(lower & ANY)) or gone or dying or spared) and (abs(back) <= AHEAD or (dying and bool(nobody) and 0 < back <= FAR // 2))
        mine_counts = {p for n in counted if (p := self.figures[n].point) is not None and p > 1}
        theirs_count = {self.figures[t.figure].point} if t.figure is not None else {f.point for f in self.figures if t.event is not None and f.predicate == t.head.i}
        if mine_counts and theirs_count - {None} and not mine_counts & theirs_count:
            return None  # "denied that 165 had been killed" says nothing against who counts 50
        like = like or none_such  # "denied that any of its fighters had been killed"
        if t.figure is not None and not like and self._violent(d) and (self._habitual(d) or any(x.accuses and any(self.related(d.who, a) for a in x.recipients) for x in self.told)):
            return None  # who denies a deed answers who lays it to them, not the toll
        if not like and (t.type in MEETING or not (self._plain(d) & shared or (t.type == "ASSAULT" and self._violent(d)))):
            return None  # no more than a name in common
        undergone = {a.id for e in mine for a in e.recipients}  # "any woman was in jail": she did nothing
        doers = [a for e in mine for a in e.actors] or [a for a in self._subjects(d) if a.id not in undergone]
        ours = self._own_men(d)
        if not doers and not none_such and self._own_deed(d) and self._named(t.actors) and not any(self.related(d.who, a) for a in t.actors):
            return None  # "denied using the school" answers nobody who says that others struck it
        if mine and not ours and self._named(t.actors) and self._named(doers) and not any(a.id == x.id or _akin(a, x) for a in t.actors for x in doers):
            return None
        unowned = t.type == "ASSAULT" and t.voice is not None and self._violent(d) and not self._named(t.actors) and bool(shared & self._objects(d))  # "shells struck the hospital": "have not fired at any hospital"
        if d.thing is not None and d.thing.pos_ == "VERB" and not self._none(d.thing) and not d.theirs and not unowned and (d.thing.lemma_.lower() not in shared | {t.head.lemma_.lower()} or not any(self.related(d.who, a) or _nameless_force(a) for a in t.actors)):
            return None  # "said it had not fired" answers only who says that it did
        points = min(3.0, 1.0 * len(shared))
        if any(e.type == t.type for e in mine):
            if any(not _apart(e, self.events[t.event]) for e in mine if t.event is not None and e.type == t.type):
                points += 1.5
            else:
                return None
        elif not mine and t.type == "ASSAULT" and self._violent(d):
            points += 2.0 if d.thing is d.cue and back in (0, 1) and t.voice is not None else 1.5
        if none_such or any(f"figure {self.figures[n].measure}" == t.type for n in counted) or (t.figure is not None and self.figures[t.figure].measure in {x.lower_ for x in d.content}):
            points += 3.0 if none_such else 1.5
        if t.accuses and any(self.related(d.who, a) for a in t.recipients) and shared:
            points += 1.0
        theirs = any(a.id == x.id or _akin(a, x) for a in t.actors for x in doers) or (ours and any(self.related(d.who, a) for a in t.actors))
        if theirs or (d.form == "deed" and any(self.related(d.who, a) for a in t.actors)):
            points += 1.0
        if mine and t.event is not None and _meet(mine, self.events[t.event]):
            points += 1.0
        if d.form == "deed" and not mine and not self._violent(d) and d.thing is not None and d.thing.lemma_.lower() not in shared:
            return None  # "denied the authenticity of the letters"
        if not mine and not counted and not shared and not none_such and not (d.form == "deed" and self._violent(d) and (t.voice is not None or not self._named(t.actors))):
            return None
        near = abs(self.sentences[d.cue.i] - t.sentence) <= 1
        if not mine and not counted and near and shared:
            points += 1.0
        return points if points >= ENOUGH else None

    @staticmethod
    def _habitual(d: _Denial) -> bool:
        """Whether what is denied is no one deed but a habit: "denies that it attacks civilians"."""
        top = next((t for t in d.content if core(t.dep_) == "ccomp"), None)
        return top is not None and top.tag_ in ("VBZ", "VBP") and not any(c.dep_ in ("aux", "aux:pass", "cop") for c in top.children)

    @staticmethod
    def _own_deed(d: _Denial) -> bool:
        """Whether what is denied is to have done something oneself: "denied using the school", "denied having ordered it"."""
        top = next((t for t in d.content if core(t.dep_) in ("ccomp", "xcomp", "advcl")), None)
        return top is not None and child(top, "nsubj", "nsubj:pass") is None and (top.tag_ == "VBG" or any(c.tag_ == "VBG" for c in children(top, "aux")))

    def _own_men(self, d: _Denial) -> bool:
        """Whether it is the men of who denies that are said not to have done it: "His fighters had raped nobody"."""
        who = subject(d.thing) if d.thing is not None and d.thing.pos_ == "VERB" else next((t for t in self._subject_words(d) if t.lemma_.lower() in words("losses")), None)
        own = child(who, "nmod:poss") if who is not None else None
        return who is not None and own is not None and own.lower_ in OWN and who.lemma_.lower() in words("losses")

    @staticmethod
    def _objects(d: _Denial) -> set[str]:
        """What is said not to have been struck: "have not fired at any hospital"."""
        return {c.lemma_.lower() for c in (d.thing.children if d.thing is not None else ()) if core(c.dep_) in ("obj", "obl") and c.pos_ == "NOUN"}

    @staticmethod
    def _subject_words(d: _Denial) -> list[Token]:
        """The words for who does it in what is denied: the subject of the clause."""
        top = next((t for t in d.content if core(t.dep_) in ("ccomp", "xcomp", "acl", "obj")), None)
        who = child(top, "nsubj") if top is not None else None
        return subtree(who) if who is not None else []

    def _subjects(self, d: _Denial) -> list[Actor]:
        """Who does it in what is denied."""
        return [m.what for w in self._subject_words(d) for m in self.actors.every(w)]

    def _shared(self, d: _Denial, t: _Told) -> set[str]:
        """Words of what is denied that stand in the claim's clause, too."""
        theirs = {x.lemma_.lower() for x in t.head.sent if t.span.start <= x.idx < t.span.end and x.pos_ in CONTENT_TAGS} | {
            x.lemma_.lower() for x in _near(t.head) if x.pos_ in CONTENT_TAGS
        }
        mine = {x.lemma_.lower() for x in d.content if x.pos_ in CONTENT_TAGS}
        return ((mine & theirs) - EMPTY - words("part")) | self._akin_words(d, t)

    @staticmethod
    def _akin_words(d: _Denial, t: _Told) -> set[str]:
        """Words of what is denied that tell of the same kind of deed as the claim does: "No ransom was paid" after "money changed hands"."""
        theirs = {group for names in _kinds(t.words or _near(t.head)).values() for group in names}
        return {word for word, names in _kinds(d.content).items() if names & theirs}

    @staticmethod
    def _core_words(d: _Denial) -> set[str]:
        """What a clause about others turns on: its verb, and what is the speaker's own: "Our aircraft were not in the area"."""
        who = child(d.cue, "nsubj")
        own = child(who, "nmod:poss") if who is not None else None
        return {d.cue.lemma_.lower()} | ({who.lemma_.lower()} if who is not None and own is not None and own.lower_ in OWN else set())

    @staticmethod
    def _takes_up(d: _Denial, shared: set[str]) -> bool:
        """Whether a denial points back at a word that was used: "had given such orders"."""
        return any(c.lower_ in TAKING_UP for x in d.content if x.lemma_.lower() in shared for c in x.children if c.dep_ in ("det", "amod"))

    @staticmethod
    def _plain(d: _Denial) -> set[str]:
        """Words of what is denied that are no names."""
        return {x.lemma_.lower() for x in d.content if x.pos_ in ("NOUN", "VERB", "ADJ") and not x.text[0].isupper()} | set(_kinds(d.content))

    @staticmethod
    def _violent(d: _Denial) -> bool:
        """Whether a denial tells of violence: its verb does, or the noun that takes up a deed."""
        if d.form == "deed" and d.thing is not None and d.thing is d.cue:  # "there was no strike"
            return True
        own = d.thing if d.thing is not None and d.thing.pos_ == "VERB" else None  # "His troops have not fired, he said"
        top = own or next((t for t in d.content if core(t.dep_) in ("ccomp", "xcomp", "acl", "obj", "advcl", "nmod")), None)
        return top is not None and top.lemma_.lower() in (words("violence") if top.pos_ == "VERB" else words("events"))

    @staticmethod
    def _tells_a_deed(d: _Denial) -> bool:
        """Whether what a denial says was not done is a deed: "had not carried out any operation"."""
        return any(x.pos_ in ("VERB", "NOUN") and x.lemma_.lower() in words("violence") | words("events") for x in d.content)

    @staticmethod
    def _named(actors: Iterable[Actor]) -> list[Actor]:
        """Actors who are somebody: not missiles, nor gunmen whom nobody names."""
        return [a for a in actors if a.id and not a.id.startswith(("TXT:", "PRO:")) and not _is_weapon(a) and "unidentified" not in a.name]


# ---------------------------------------------------------------- small questions


def _source(actor: Actor) -> Source:
    return Source(text=actor.text, id=actor.id, name=actor.name, country=actor.country, sector=actor.sector, start=actor.start, end=actor.end)


def _kinds(tokens: Sequence[Token]) -> dict[str, frozenset[str]]:
    """The words among some that tell of a kind of deed, with the kinds: "got away" and "at large" are of one."""
    lemmas = [t.lemma_.lower() for t in tokens]
    alone = {w: kin()[w] for t, w in zip(tokens, lemmas, strict=True) if t.pos_ in CONTENT_TAGS and w in kin()}
    pairs = {f"{a} {b}": kin()[f"{a} {b}"] for a, b in itertools.pairwise(lemmas) if f"{a} {b}" in kin()}
    return alone | pairs


def _taken_up(who: Source, actor: Actor) -> bool:
    """Whether "the party", "the man" or "he" can take up somebody told of before: a body that is named, a person who is not a body."""
    text = who.text.lower().split()
    if not who.id.startswith(("TXT:", "PRO:")) or not (len(text) == 1 or text[0] in ("the", "that", "this")) or len(text) > 2:
        return False
    if text[-1] in ("he", "she") or text[-1] in words("person"):
        called = actor.id.removeprefix("TXT:") if actor.id.startswith("TXT:") else actor.text
        anyone = text[-1] in ANYONE and actor.text.lower().startswith(("a ", "an ", "one ")) and not actor.id.startswith(("GRP:", "ORG:", "ISO:"))
        return actor.id.startswith("PER:") or anyone or (called.lower().split() or [""])[-1] in words("person")
    return text[-1] in words("body") and (actor.id.startswith(("GRP:", "ORG:")) or (actor.id.startswith("TXT:") and (any(w.isupper() for w in actor.name.split()) or actor.name.lower().split()[-1] in words("body"))))


def _is_weapon(actor: Actor) -> bool:
    return actor.text.lower().rsplit(" ", 1)[-1].removesuffix("s") in words("weapons")


def _same(a: Actor, b: Actor) -> bool:
    """Whether two are one voice: the same, or a state and its bodies; persons and those whom the text alone names speak for themselves."""
    bodies = not any(x.id.startswith(("PER:", "TXT:", "PRO:")) for x in (a, b))
    sectors, near = {a.sector, b.sector}, {w for x in (a, b) for w in x.text.lower().split()} & words("local")
    if a.id != b.id and "MIL" in sectors and ("COP" in sectors or near):
        return False  # an army denies what the police or local officials of its state say
    return a.id == b.id or (bodies and a.country is not None and a.country == b.country and a.sector in STATE and b.sector in STATE)


def _voice(m: Mention[Actor] | None, who: Token) -> Source:
    """Somebody as a source: the actor that was read of them, else what the text calls them."""
    return _source(m.what) if m is not None else Source(text=who.text, id=f"TXT:{who.lemma_.lower()}", name=who.text, class_="unnamed")


def _last(actor: Actor) -> str:
    """The last word of a name that a text gives somebody, as one of them: "Fulani herders" are "herder"."""
    return (actor.text.lower().split() or [""])[-1].removesuffix("s")


def _akin(a: Actor, b: Actor) -> bool:
    """Whether two stand on one side: offices and forces of one state, or groups of one kind in one country."""
    return a.country is not None and a.country == b.country and ((a.sector in STATE and b.sector in STATE) or a.sector == b.sector)


def _related(who: Source, actor: Actor) -> bool:
    loose = who.id.startswith("TXT:") and who.country is None and who.sector == "REB" and actor.sector == "REB"  # "the guerrilla group"
    same = who.text.lower().startswith(("the ", "that ")) and actor.id.startswith("TXT:") and who.text.lower().split()[-1] == actor.text.lower().split()[-1]  # "the general"
    return who.id == actor.id or loose or same or _akin(who, actor)


def _nameless_force(actor: Actor) -> bool:
    """Whether a doer is some force that nobody names: "troops", "soldiers"."""
    return actor.id.startswith("TXT:") and actor.text.lower().split()[-1].removesuffix("s") in words("losses")


def _apart(a: EventMention, b: EventMention) -> bool:
    """Whether two deeds are at two towns, or one is done to a person and the other to others, or one is that somebody is held."""
    if a.mode and b.mode and a.mode != b.mode and "abduct" in (a.mode, b.mode):
        return True  # who holds the president hostage and denies mistreating him
    persons = {x.id for x in a.recipients if x.id.startswith("PER:")}
    if persons and b.recipients and not persons & {x.id for x in b.recipients}:
        return True
    towns = ("exact", "town")
    return bool(a.place and b.place and a.place.precision in towns and b.place.precision in towns and a.place.name != b.place.name)


def _meet(mine: Iterable[EventMention], other: EventMention) -> bool:
    """Whether a deed has its place, or whom it is done to, in common with another."""
    return any(
        (e.place is not None and other.place is not None and e.place.name == other.place.name) or {a.id for a in e.recipients} & {a.id for a in other.recipients} for e in mine
    )


def _background(noun: Token) -> bool:
    """Whether an event only tells when something was: "during a trip to France"."""
    return noun.pos_ == "NOUN" and core(noun.dep_) == "obl" and case(noun) in ("during", "since", "before")


def _pointer(verb: Token) -> Token | None:
    """The "this" or "that" right after a verb, whatever it was taken to hang on: "rejected that in Kabul"."""
    after = [t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.sent == verb.sent]
    if len(after) > 1 and after[0].lower_ in ("this", "that") and after[1].pos_ in ("ADP", "PUNCT", "ADV", "CCONJ"):
        return after[0]
    return None


def _predicate(noun: Token) -> Token:
    """The verb above a noun."""
    while noun.pos_ not in ("VERB", "AUX") and noun.head.i != noun.i and child(noun, "cop") is None:
        noun = noun.head
    return noun


def _near(head: Token) -> list[Token]:
    """The words of a predicate's clause."""
    return subtree(head, stop=("ccomp", "parataxis", "advcl", "acl:relcl", "conj"))


def _clause(verb: Token) -> list[Token]:
    """The words of a denial: its verb with what hangs on it, without other clauses."""
    return subtree(verb, stop=("parataxis", "advcl", "acl:relcl", "punct")) if not any(c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") for c in verb.children) else _alone(verb)


def _alone(verb: Token) -> list[Token]:
    """The same for the first of several coordinated verbs."""
    out = [verb]
    for c in verb.children:
        if core(c.dep_) not in ("conj", "cc", "parataxis", "advcl", "punct"):
            out += subtree(c, stop=("acl:relcl",))
    return sorted(out, key=lambda t: t.i)


def _depth(token: Token) -> int:
    n = 0
    while token.head.i != token.i:
        token, n = token.head, n + 1
    return n
