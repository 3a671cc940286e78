"""Which shapes of a sentence tell a tie, whatever its ends turn out to be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.annotate.relations.names import by_name, is_named_body
from sayso.annotate.relations.syntax import (
    bearer_of,
    described_by,
    doer_of,
    holder_of,
    is_apposed,
    is_ceased,
    leftmost,
    nearest_name,
    of_campaign,
    phrases_of,
    rightmost,
    subject_of,
    undergoer_of,
)
from sayso.annotate.relations.tables import HYPHENS, LONGEST, Tie, adjectives, body_sectors, givable, rules, word_set
from sayso.gazetteer import fold
from sayso.tree import case, child, children, conjuncts, core, undergoer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from sayso.annotate.relations.tables import Row
    from sayso.mentions import Found
    from sayso.model import Actor

AFTER = 15  # words between an office and the name of who holds it


class Shapes:
    """Asks one document for ties, word by word."""

    def __init__(self, actors: Found[Actor]) -> None:
        self._actors = actors

    def ties(self, token: Token) -> Iterator[Tie]:
        """All ties that this token's row says, whatever its ends turn out to be."""
        table, word = rules(), token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX", "ADJ") or token.tag_ in ("VBN", "VBD"):
            particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt"), None)
            key = f"{word} {particle}" if particle else word
            for name, row in table.get(("compound", token.lower_), ()):
                yield from self._compound(token, name, row)
            for name, _ in table.get(("beside", token.lower_), ()):
                yield from self._beside(token, name)
            if not is_ceased(token):
                for name, _ in table.get(("verb", key), ()):
                    yield from self._verb(token, name)
                for name, row in table.get(("verb_with", key), table.get(("verb_with", token.lower_), [])):
                    yield from self._verb_with(token, name, row)
                for name, row in table.get(("verb_both", key), ()):
                    yield from self._verb_both(token, name, row)
                for name, row in table.get(("thing", key), ()):
                    yield from self._thing(token, name, row)
                for name, row in table.get(("verb_thing", key), ()):
                    yield from self._verb_thing(token, name, row)
        if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ in ("NN", "NNS") or (token.tag_ == "VBG" and core(token.dep_) in ("nsubj", "csubj", "obj", "obl")):
            yield from self._nominal(token)
        for name, _ in table.get(("prefix", token.lower_), ()):
            yield from self._prefix(token, name)
        if token.pos_ == "PROPN" and core(token.dep_) not in ("compound", "flat"):
            yield from self._named(token)

    def _named(self, name: Token) -> Iterator[Tie]:
        """"Jan Egeland of the Norwegian Refugee Council", "Ali Vaez, of the council,"; "the army's Western Command"."""
        m = self._actors.headed_by(name)
        if m is None:
            return
        if m.what.id.startswith("PER:") and fold(name.text) in fold(m.what.name):
            for prep, whole in phrases_of(name):
                if prep in ("of", "from", "with") and m.first <= name.i < whole.i and whole.i - name.i < LONGEST and self._is_body(whole):
                    yield Tie(name, name, whole, list(name.doc[leftmost(name) : rightmost(whole) + 1]), "part.named")
            return
        owner = child(name, "nmod:poss")
        if owner is not None and owner.pos_ != "PRON" and name.lemma_.lower() in word_set("units") and self._is_body(owner):
            yield Tie(name, name, owner, list(name.doc[leftmost(owner) : rightmost(name) + 1]), "part.owned")

    def _is_body(self, token: Token) -> bool:
        """Whether a word is of a body, party or force, and not of a country or of people."""
        m = self._actors.headed_by(token)
        one = m.what if m is not None else by_name(token)
        if one is None or one.id.startswith(("PER:", "ISO:", "PRO:")):
            return False
        named = one.id.startswith(("ORG:", "GRP:")) or is_named_body(one, token, surely=True)
        if any(p == "of" and n.idx > (one.end or 0) for p, n in phrases_of(token)):
            return False  # "the University" of "the University of Essex"
        return (named and token.tag_ != "NNS") or token.lemma_.lower() in word_set("bodies_with_units")

    def _nominal(self, token: Token) -> Iterator[Tie]:
        """The shapes whose word is a noun."""
        table, word, doc = rules(), token.lemma_.lower(), token.doc
        several = token.tag_ in ("NNS", "NNPS") and token.text[:1].isupper()  # "Presidents A and B"
        word = word.removesuffix("s") if several and token.pos_ == "PROPN" else word
        two = f"{doc[token.i - 1].lower_} {word if several else token.lower_}" if token.i else ""
        three = f"{doc[token.i - 2].lower_}-{token.lower_}" if token.i > 1 and doc[token.i - 1].text == "-" else ""
        if token.dep_ == "xcomp" and is_ceased(token):
            return  # "ceased to be part of the union"
        for name, row in table.get(("noun", two)) or table.get(("noun", three)) or table.get(("noun", word)) or table.get(("noun", token.lower_), []):
            yield from self._noun(token, name, row)
        if is_ceased(token):
            return
        for name, row in table.get(("deed", word), table.get(("deed", token.lower_), [])):
            yield from self._deed(token, name, row)
        for name, row in table.get(("state", word), ()):
            yield from self._state(token, name, row)
        for name, _ in table.get(("own", word), ()):
            yield from self._own(token, name)
        for name, row in table.get(("tie", word), ()):
            yield from self._tie(token, name, row)
        for name, row in table.get(("band", word), ()):
            for prep, other in phrases_of(token):
                if prep in row.preps:  # "the coalition against Daesh"
                    yield Tie(token, token, other, _clause(token, token, other), name)
        for name, row in table.get(("whole", word), ()):
            yield from self._members(token, name, row)

    def _members(self, noun: Token, name: str, row: Row) -> Iterator[Tie]:
        """"a coalition of Kurdish and Arab militias", "the bloc of 15 countries including Ghana", "a group of two states, Chad and Niger": each of them, the whole."""
        if noun.tag_ in ("NNS", "NNPS"):
            return
        inside = [n for p, n in phrases_of(noun) if p == "of"]
        named = [n for top in (noun, *inside) for p, n in phrases_of(top) if p in row.preps]
        named += [n for top in inside for n in (child(top, "appos"),) if n is not None and n.pos_ == "PROPN"]
        named += [n for n in inside if n.pos_ == "PROPN" or (n.tag_ == "NNS" and any(c.dep_ == "amod" and c.ent_type_ for c in n.children))]
        whole = bearer_of(noun)
        for member in named:
            yield Tie(noun, member, whole, _clause(noun, noun, conjuncts(member)[-1]), name)

    def _compound(self, token: Token, name: str, row: Row) -> Iterator[Tie]:
        """"Turkish-backed groups": Turkish, groups."""
        doc = token.doc
        if token.i < 2 or doc[token.i - 1].text not in HYPHENS or doc[token.i - 1].whitespace_:
            return
        first = doc[token.i - 2]
        noun = token.head
        while noun.dep_ in ("amod", "conj", "compound") and noun.pos_ not in ("NOUN", "PROPN") and noun.head.i != noun.i:
            noun = noun.head
        if noun.pos_ not in ("NOUN", "PROPN") or noun.i <= token.i:
            noun = next((t for t in doc[token.i + 1 : token.i + 5] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "flat")), token)
        if noun.i <= token.i or (not row.place and noun.lemma_.lower() in givable()):
            return
        if first.lower_ == "state":  # "Syria's state-run news agency", "the state-owned Iranian airline"
            owner = child(noun, "nmod:poss") or next((c for c in noun.children if c.dep_ in ("amod", "compound") and c.lower_ in adjectives()), None)
            if owner is not None and bearer_of(noun).pos_ == "PROPN":
                yield Tie(token, owner, bearer_of(noun), _clause(noun, owner, noun), name)
            return
        yield Tie(token, first, noun, list(doc[leftmost(first) : noun.i + 1]), name)

    def _prefix(self, token: Token, name: str) -> Iterator[Tie]:
        """"pro-Russian separatists": separatists, Russian."""
        doc, i = token.doc, token.i
        if i + 3 >= len(doc) or doc[i + 1].text not in HYPHENS:
            return
        noun = next((t for t in doc[i + 3 : i + 7] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "flat", "amod")), None)
        if noun is not None and doc[i + 2].pos_ in ("ADJ", "PROPN", "NOUN") and noun.sent.start == doc[i].sent.start:
            yield Tie(doc[i + 2], noun, doc[i + 2], list(doc[i : noun.i + 1]), name)

    def _verb(self, verb: Token, name: str) -> Iterator[Tie]:
        first, other = doer_of(verb), undergoer_of(verb)
        if verb.dep_ == "acl" and verb.tag_ == "VB" and (first is None or first.i == verb.head.i):
            if (whose := of_campaign(verb.head)) is not None and other is not None:  # "the coalition to defeat Daesh", "Iraq's campaign to defeat it"
                yield Tie(verb.head, whose, other, _clause(verb, verb.head, other), name)
            return
        if first is not None and other is not None and first.i != other.i:
            yield Tie(verb, first, other, _clause(verb, first, other), name)

    def _verb_with(self, verb: Token, name: str, row: Row) -> Iterator[Tie]:
        if verb.lower_ in row.words and (done := child(verb, "obj")) is not None and not done.lower_.endswith(("self", "selves")):
            return  # "the police linked two men to the group": the word is no adjective
        if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in children(verb, "mark")):
            first = child(verb.head, "obj")  # "listed it as belonging to ..."
        else:
            first = subject_of(verb) or described_by(verb)
        if first is None:
            return
        phrases = [("against" if p.endswith(" against") else p, n) for p, n in phrases_of(verb, depth=2)] if row.type == "fights_against" else phrases_of(verb, depth=2)
        for prep, noun in phrases:  # also "fought alongside A against B"
            if prep in row.preps and not (prep == "with" and row.with_only and verb.lemma_.lower() not in row.with_only) and noun.i != first.i:
                yield Tie(verb, first, noun, _clause(verb, first, noun), name)

    def _verb_both(self, verb: Token, name: str, row: Row) -> Iterator[Tie]:
        """"A and B fight together": A, B."""
        first = subject_of(verb)
        if first is None or len(both := conjuncts(first)) < 2:
            return
        after = " ".join(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 6])
        if any(f" {after} ".startswith(f" {m} ") for m in row.mods):
            for a, b in pairwise(both):
                yield Tie(verb, a, b, list(verb.doc[leftmost(a) : verb.i + 2]), name)

    def _thing(self, verb: Token, name: str, row: Row) -> Iterator[Tie]:
        """"supplies drones to the militia", "gave the militia drones", "gets drones from Iran"."""
        thing = undergoer(verb)
        first = doer_of(verb)
        if thing is None or first is None or not any(t.lemma_.lower() in row.things for t in conjuncts(thing)) or any(t.lemma_.lower() == "fire" for t in conjuncts(thing)):
            return
        given = [] if row.turn else children(verb, "iobj")
        others = given or [n for p, n in (*phrases_of(verb), *phrases_of(thing)) if p in row.preps]
        for other in others[:1]:
            yield Tie(verb, first, other, _clause(verb, first, other), name)

    def _verb_thing(self, verb: Token, name: str, row: Row) -> Iterator[Tie]:
        """"supplied the front with rifles"."""
        first, other = doer_of(verb), undergoer_of(verb)
        if first is None or other is None:
            return
        if any(p in row.preps and t.lemma_.lower() in row.things for p, n in phrases_of(verb) for t in conjuncts(n)):
            yield Tie(verb, first, other, _clause(verb, first, other), name)

    def _noun(self, noun: Token, name: str, row: Row) -> Iterator[Tie]:
        """"X, the leader of Y", "X is the leader of Y", "Y's leader, X", "Y leader X"; "A and B are allies"."""
        inner = [noun]  # "NATO Secretary General", "the Supreme Leader": the words of one office
        if noun.i and noun.doc[noun.i - 1].head.i in (noun.i, noun.head.i) and f"{noun.doc[noun.i - 1].lower_} {noun.lower_}" in row.words:
            inner.append(noun.doc[noun.i - 1])
        if row.type in ("leads", "represents") and any(c.lower_ in word_set("former") for t in inner for c in t.children if core(c.dep_) in ("amod", "compound", "advmod") and c.i < noun.i):
            return
        if row.type in ("leads", "represents") and noun.i > 1 and (noun.doc[noun.i - 1].lower_ in word_set("former") or (noun.doc[noun.i - 1].text in HYPHENS and noun.doc[noun.i - 2].lower_ in word_set("former"))):
            return
        wholes = [n for p, n in phrases_of(noun) if p in row.preps]
        left = [c for t in inner for c in t.children if c.dep_ in ("compound", "amod", "nmod", "nmod:desc", "flat") and (c.dep_ == "compound" or not case(c)) and c.i < noun.i and c not in inner and noun.doc[c.i - 1].text not in HYPHENS]
        if row.type == "leads" and noun.dep_ == "nmod:desc" and not wholes and not left and (of := [(one, n) for one in conjuncts(noun.head) for p, n in phrases_of(one) if p == "of"]):
            for named, whole in of:  # "Presidents Ruto of Kenya and Kagame of Rwanda"
                yield Tie(named, named, whole, list(noun.doc[leftmost(named) : rightmost(whole) + 1]), name)
            return
        if not any(c.dep_ == "compound" and c.lower_ in body_sectors() for c in left):  # "Sudan's army chief" leads the army
            wholes = wholes or [c for t in inner for c in t.children if c.dep_ == "nmod:poss"]
        if not wholes:
            bodies = [c for c in left if c.pos_ in ("NOUN", "PROPN") and c.dep_ == "compound" and (c.pos_ == "NOUN" or c.lower_ in body_sectors())]
            if row.type == "leads" and bodies:  # "the Russian opposition leader" does not lead Russia
                left = bodies
            wholes = [c for c in left if c.pos_ in ("PROPN", "NOUN") or c.ent_type_ or c.lower_ in adjectives()]
        if row.type == "represents":
            special = any(c.lower_ == "special" for c in noun.children)
            beside = [c for c in (*children(noun, "nmod:poss"), *left) if c.pos_ == "PROPN" or c.lower_ in adjectives()]
            if special or (beside and noun.lemma_.lower() in word_set("envoys")):  # "the UK envoy for Syria"
                wholes = [w for w in wholes if case(w) != "for"] or beside
            if noun.lemma_.lower() == "representative" and noun.pos_ == "PROPN" and not special and not any(case(w) for w in wholes):
                return  # a member of the House
        if any(w.lemma_ == "staff" for w in wholes):
            return  # a chief of staff leads nobody named
        if noun.lemma_.lower() in word_set("lawyers"):
            wholes = [w for w in wholes if case(w) in ("for", "of") or w.dep_ == "nmod:poss"]  # "an Israeli lawyer" is not Israel's
        subject_ = subject_of(noun) if child(noun, "cop", "nsubj") is not None else None
        if not wholes and row.mutual and subject_ is not None and noun.tag_ == "NNS" and len(both := conjuncts(subject_)) > 1:
            for a, b in pairwise(both):
                yield Tie(noun, a, b, list(noun.doc[leftmost(a) : noun.i + 1]), f"{name}")
            return
        bearers = [c for c in noun.children if is_apposed(c) and c.pos_ in ("PROPN", "NOUN")]
        if noun.dep_ == "compound" and noun.head.dep_ == "nmod:desc" and noun.head.head.pos_ == "PROPN":
            bearers.append(noun.head.head)  # "Army chief General Asim Munir"
        if core(noun.dep_) == "appos" or (noun.dep_ in ("nmod:desc", "compound", "flat", "nmod") and noun.head.pos_ == "PROPN" and not case(noun)):
            bearers.append(noun.head)
        if subject_ is not None:
            bearers.append(subject_)
        if core(noun.dep_) == "nsubj" and any(c.dep_ == "cop" for c in noun.head.children) and noun.head.pos_ == "PROPN":
            bearers.append(noun.head)  # "its commander is X"
        if not bearers and noun.i + 1 < len(noun.doc) and (twin := noun.doc[noun.i + 1]).pos_ == "PROPN" and (twin.head.i, twin.dep_) == (noun.head.i, noun.dep_):
            bearers = [twin]  # the parser saw two subjects in "Chancellor X"
        if not bearers:
            bearers = [c for c in noun.children if c.dep_ == "compound" and noun.i < c.i < noun.i + 4 and c.pos_ == "PROPN"]  # "US ally Saudi Arabia"
        if noun.i + 1 < len(noun.doc) and (row.type in ("leads", "represents") or row.person):
            named = noun.doc[noun.i + 1]  # "Cypriot president X" is about X, whatever else the parser made of it
            m = self._actors.at(named) if named.pos_ == "PROPN" else None
            if m is not None and m.what.id.startswith("PER:") and m.what.start == named.idx:
                bearers = [named]
        if not bearers and row.type in ("leads", "represents") and noun.tag_ not in ("NNS", "NNPS"):
            bearers = self._after(noun)
        if not bearers and row.type == "represents" and noun.pos_ == "NOUN" and noun.tag_ == "NN" and noun.lemma_.lower() not in word_set("envoys"):
            bearers = [noun]  # "a Hamas spokesman", "a spokesperson for the president", "Navalny's lawyer"
        if not bearers and row.mutual and noun.tag_ == "NNS":
            bearers, wholes = self._such_as(noun, wholes)
        if not bearers and row.type == "part_of" and core(noun.dep_) in ("nsubj", "obj", "obl") and noun.lemma_.lower() in row.things and any(case(w) for w in wholes):
            bearers = [noun]  # "the military wing of X"
        for whole in wholes:
            for bearer in bearers:
                if (bearer.i != whole.i and not bearer.is_ancestor(noun)) or core(noun.dep_) in ("appos", "nmod", "compound", "flat", "nsubj") or noun.dep_ == "acl:relcl" or bearer.i == noun.i:
                    ends = sorted((noun, whole, bearer), key=lambda t: t.i)
                    yield Tie(noun, bearer, whole, list(noun.doc[leftmost(ends[0]) : rightmost(ends[-1]) + 1]), name)

    def _such_as(self, noun: Token, wholes: list[Token]) -> tuple[list[Token], list[Token]]:
        """The first of those who are named of several, and whose they are: "its allies, such as Chad", "Paris urged allies like Chad to send troops": Paris's."""
        named = next((n for p, n in phrases_of(noun) if p in ("such as", "like", "including") and n.pos_ == "PROPN"), None)
        if named is None:
            return [], wholes
        bare = not wholes and not any(core(c.dep_) in ("det", "amod", "nummod") for c in noun.lefts)
        doer_ = subject_of(noun.head) if bare and noun.dep_ == "obj" else None
        return [named], [doer_] if doer_ is not None else wholes

    def _after(self, noun: Token) -> list[Token]:
        """The person named between commas after an office, wherever the parser hung the name."""
        end = noun.right_edge.i if noun.right_edge.i - noun.i < AFTER else noun.i
        for t in noun.doc[noun.i + 1 : end + 1]:
            m = self._actors.headed_by(t)
            if m is not None and m.what.id.startswith("PER:") and core(t.dep_) in ("appos", "conj", "nmod") and not case(t):
                comma = next((w for w in reversed(noun.doc[noun.i : m.first]) if w.head.i == t.i or w.is_punct), None)
                before = [w for w in noun.doc[max(noun.i, m.first - 4) : m.first] if w.is_punct]
                if comma is not None and before and not any(c.dep_ == "cc" for c in t.children):
                    return [t]
        return []

    def _deed(self, noun: Token, name: str, row: Row) -> Iterator[Tie]:
        """"Rwanda's support for the rebels", "Iranian backing of the militia", "the army, with the backing of mercenaries"."""
        phrases = list(phrases_of(noun))
        wanted = [nearest_name(n) for p, n in phrases if p in row.preps]
        owner = child(noun, "nmod:poss") or next((n for p, n in phrases if p in ("by", "from")), None)
        owner = owner or next((c for c in noun.children if c.dep_ in ("amod", "compound") and c.i < noun.i and (c.lower_ in adjectives() or c.pos_ == "PROPN")), None)
        if owner is None and case(noun) == "with" and core(noun.dep_) in ("obl", "nmod") and (of := next((n for p, n in phrases if p == "of"), None)) is not None:
            owner, wanted = of, []
        if owner is None and case(noun) == "in" and core(noun.dep_) == "obl" and noun.head.pos_ == "VERB" and wanted:
            owner = subject_of(noun.head)  # "Iran sent fighters in support of the army"
        if owner is not None and not wanted and case(noun) in ("with", "under") and core(noun.dep_) in ("obl", "nmod"):
            held = subject_of(noun.head) if noun.head.pos_ == "VERB" else noun.head
            wanted = [held] if held is not None else []
        if owner is not None and len(wanted) == 1 and owner.i != wanted[0].i:
            lo, hi = sorted((owner, wanted[0]), key=lambda t: t.i)
            yield Tie(noun, owner, wanted[0], list(noun.doc[min(leftmost(lo), noun.i) : max(rightmost(hi), noun.i) + 1]), name)

    def _state(self, noun: Token, name: str, row: Row) -> Iterator[Tie]:
        """"is under the control of the rebels", "in rebel hands", "at war with X", "A and B are at war"."""
        if case(noun) not in row.mods:
            return
        if any(c.dep_ == "cop" for c in noun.children):
            held = subject_of(noun)
        elif core(noun.dep_) in ("obl", "xcomp", "advcl") and noun.head.lemma_ in ("remain", "stay", "be", "live", "lie"):
            held = subject_of(noun.head)
        elif core(noun.dep_) in ("nmod", "acl"):
            held = noun.head
        else:
            return
        if held is None:
            return
        ends = [n for p, n in phrases_of(noun) if p in row.preps]
        if row.place:
            ends = ends or [c for c in noun.children if c.dep_ in ("nmod:poss", "compound", "amod") and c.pos_ in ("NOUN", "PROPN", "ADJ")]
        if not ends and row.mutual:
            both = conjuncts(held)
            for a, b in pairwise(both):
                yield Tie(noun, a, b, list(noun.doc[leftmost(a) : noun.i + 1]), name)
        for end in ends[:1]:
            yield Tie(noun, held, end, list(noun.doc[leftmost(held) : max(noun.i, rightmost(end)) + 1]), name)

    def _own(self, noun: Token, name: str) -> Iterator[Tie]:
        """"Haftar's army": the person and the force."""
        owner = child(noun, "nmod:poss")
        m = self._actors.headed_by(owner) if owner is not None else None
        if owner is None or m is None or owner.pos_ != "PROPN" or owner.i > noun.i:
            return
        if m.what.id.startswith("PER:") or (m.what.id.startswith("TXT:") and m.what.sector is None and owner.ent_type_ in ("PERSON", "")):
            yield Tie(noun, owner, noun, list(noun.doc[leftmost(owner) : noun.i + 1]), name)

    def _beside(self, word: Token, name: str) -> Iterator[Tie]:
        """"the army and allied militias": the militias, the army."""
        noun = word.head
        if word.dep_ == "amod" and noun.dep_ == "conj" and noun.head.i < noun.i and (word.i == 0 or word.doc[word.i - 1].text not in HYPHENS):
            yield Tie(word, noun, noun.head, list(noun.doc[leftmost(noun.head) : noun.i + 1]), name)

    def _tie(self, noun: Token, name: str, row: Row) -> Iterator[Tie]:
        """"clashes between A and B", "A's war with B", "A launched joint raids with B"."""
        word = noun.lemma_.lower()
        if row.mods and not any(c.lower_ in row.mods for c in noun.children if core(c.dep_) in ("amod", "compound")):
            return
        phrases = list(phrases_of(noun))
        if row.mods and core(noun.dep_) == "obj":
            phrases += [(p, n) for p, n in phrases_of(noun.head) if p == "with" and n.i > noun.i]  # hung on the verb
        for prep, other in phrases:
            if prep not in row.preps or (prep == "with" and row.with_only and word not in row.with_only):
                continue
            if prep == "between":
                both = conjuncts(other)
                for a, b in pairwise(both):
                    yield Tie(noun, a, b, list(noun.doc[leftmost(noun) : rightmost(b) + 1]), name)
                continue
            owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None) or holder_of(noun)
            if case(noun) == "with" and core(noun.dep_) == "nmod":
                owner = noun.head  # "a group with links to the front"
            if owner is not None and owner.i != other.i:
                ends = (other, owner) if prep == "with" else (owner, other)
                yield Tie(noun, *ends, list(noun.doc[leftmost(noun) : rightmost(other) + 1]), name)


def _clause(verb: Token, *ends: Token) -> list[Token]:
    """The words from the verb to its ends, whole."""
    tokens = [verb, *ends]
    lo, hi = min(t.i for t in tokens), max(t.i for t in tokens)
    first, last = verb.doc[lo], verb.doc[hi]
    stay = verb.i if first.i < verb.i and verb.dep_ in ("acl", "acl:relcl") else leftmost(first)
    return list(verb.doc[stay : max(verb.i, rightmost(last)) + 1])
