"""Single victims without a number: "killed the commander" (1), "a man and his two sons" (3), "... and an Iranian" in a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import custody, details, exclusions, labels, lists
from sayso.annotate.figures.bounds import Bounds
from sayso.annotate.figures.reading import Hang, row_of, way_of
from sayso.annotate.figures.states import by_state
from sayso.annotate.figures.words import OF_PEOPLE, group_of, is_ordinal, is_person, kind_of, lemma_of, measures, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import Actor, FigureMention, Span


_PERSONAL = frozenset({"he", "she", "him"})


def find_singles(reading: Reading) -> None:
    """Victims without a number: "killed the commander" (1), "a man and his two sons" (3)."""
    taken: set[int] = set()
    for token in reading.doc:
        row = next((rows[0] for lemma in (lemma_of(token), token.lower_) if (rows := measures().named("one", lemma))), None) or _violent(reading, token)
        victim, way = _victim(token) if row is not None else None, "one"
        if victim is None and (some := _one_of(reading, token)) is not None:
            (row, victim), way = some, "part"
        if victim is None and (some := _suffers(token)) is not None:
            row, victim = some
        if row is None or victim is None or labels.labels_other(reading, victim, token):
            continue
        if (
            (told := reading.next_word(victim.right_edge.i + 1)) is not None
            and lemma_of(victim) in words_for("spokesmen")
            and any(lemma_of(x) == "say" for x in reading.doc[told.i : told.i + 3])
        ):
            continue  # "were being treated in hospital, its spokesman, X, said"
        told_by = _together(victim) if token.dep_ != "acl:relcl" or victim is not token.head else _described(victim, token)
        heads = [t for t in told_by if (not _teller_behind(reading, t) and t.pos_ in ("NOUN", "PROPN", "PRON", "NUM")) or is_ordinal(t)]
        if heads and not taken & {t.i for t in heads} and exclusions.happened(Hang(row, token, "")) and not (exclusions.is_ill(row, token) or exclusions.is_unharmed(row, token)):
            taken |= {t.i for t in heads}
            _victims(reading, Hang(row, token, way), heads)


def find_ones_listed(reading: Reading) -> None:
    """One more of those who are counted: "14 Pakistanis, three Afghans and an Iranian"."""
    for t in reading.doc:
        article = next((c for c in t.children if c.dep_ == "det" and c.lower_ in ("a", "an")), None)
        if (
            article is None
            or t.dep_ != "conj"
            or reading.doc[article.i - 1].lower_ != "and"
            or t.i in reading.units
            or t.tag_ in ("NNS", "NNPS")
            or not is_person(kind_of(t))
        ):
            continue
        whole = reading.units.get(t.head.i) or lists.beside_place(reading, t)
        if (
            whole is None
            or whole.measure not in OF_PEOPLE
            or whole.vague
            or whole.low == 0
            or way_of(whole) in ("sum", "one")
            or (row := row_of(whole)) not in measures().rows
        ):
            continue
        predicate = reading.predicate_of(whole)
        figure = _one(reading, Hang(row, predicate, "part" if way_of(whole) == "part" else "listed", inherited=True), [t], 1, group_of([t, *t.children]))
        reading.figures.append(replace(figure, by=whole.by, place=figure.place or whole.place, when=whole.when, scope=whole.scope))


def _one(reading: Reading, hang: Hang, heads: list[Token], total: int, group: str | None) -> FigureMention:
    """The figure of victims of one predicate that no number stands before: so many in ``total``."""
    tokens = _words_of(heads, hang.predicate)
    span = tree.span_of(tokens)
    text = tree.text_of(reading.doc)
    named = text[_named(tokens, heads[0]).idx if len(heads) == 1 else span.start : span.end]
    aged = len(heads) == 1 and any(c.ent_type_ == "DATE" or c.lower_ == "old" for c in heads[0].children if c.i < heads[0].i)  # "a 25-year-old man": the number is no count
    figure = details.figure_of(
        reading,
        hang,
        heads,
        Bounds(total, total, total),
        words=text[_named(tokens, heads[0]).idx if aged else span.start : span.end],
        of=(_name_of(reading, heads[0], span) if len(heads) == 1 else None) or " ".join(named.split()),
        group=group,
        span=details.evidence_of(hang, tokens),
        rule=hang.rule if len(heads) == 1 else f"figure.{hang.row}.sum",
        confidence=0.7,
    )
    for t in heads:
        reading.units[t.i] = figure
    return figure


def _words_of(heads: list[Token], predicate: Token) -> list[Token]:
    """The words of victims, without what is said of them behind: places, clauses, deeds."""
    tokens: list[Token] = []
    for t in heads:
        tokens += tree.subtree(t, stop=("acl", "appos", "parataxis", "conj", "dep", "punct", "obl"))
    cut = {x.i for t in heads for c in t.children if c.i > t.i and (c.dep_ == "amod" or tree.case(c) in numbers().beside) for x in c.subtree}
    last = heads[-1]
    for c in last.children:  # "a leader in the province": the place is no part of the victim
        if tree.core(c.dep_) == "nmod" and tree.case(c) not in ("of", "") and c.i > last.i:
            cut |= {x.i for x in c.subtree}
    behind = heads[0].i > predicate.i
    tokens = [t for t in tokens if t.i not in cut and (t.dep_ not in ("cc", "case") or t.i > heads[0].i) and (t.i > predicate.i) == behind]
    end = max(t.i for t in tokens)
    for c in last.children:  # "the mayor Juan Soto": the name without a comma
        if c.dep_ in ("appos", "flat") and c.pos_ == "PROPN" and c.i == end + 1:
            tokens += tree.subtree(c, stop=("conj", "punct", "acl", "appos", "parataxis", "nmod"))
    return tokens


def _named(tokens: list[Token], head: Token) -> Token:
    """The first word that says what a victim is, without article, owner and age: "the guard's 15-year-old daughter"."""
    named = sorted(tokens, key=lambda t: t.i)
    for k in range(len(named) - 1, 0, -1):
        if named[k].i < head.i and (named[k].lower_ in ("old", "'s", "’s") or named[k].dep_ == "punct"):
            named = named[k + 1 :]
            break
    while len(named) > 1 and (named[0].pos_ == "DET" or named[0].dep_ in ("det", "nmod:poss", "case")):
        named = named[1:]
    return named[0]


def _is_one(reading: Reading, t: Token, row: str) -> bool:
    """Whether a nominal is one person: a singular person noun or a person's name."""
    if any(i in reading.quantity_at for i in range(t.left_edge.i, t.i + 1)) or any(
        c.dep_ == "det" and c.lower_ in ("any", "every", "each", "no", "some", "all", "what", "which") for c in t.children
    ):
        return False
    if any(c.dep_ in ("cop", "nsubj", "case") and c.lower_ != "of" for c in t.children) or t.lower_ in words_for("never_one"):
        return False
    if t.lower_ in _PERSONAL:
        return row == "killed" and _meant(reading, t) is not None
    if (
        t.tag_ == "NNPS"
        or "Number=Plur" in str(t.morph)
        or reading.places.at(t) is not None
        or (t.pos_ == "PROPN" and t.lower_.endswith("s") and t.ent_type_ == "NORP")
    ):
        return False  # "Tigrayans", "the capture of Mekelle"
    if t.pos_ == "PROPN":
        found = reading.actors.headed_by(t)
        if found is not None and not found.what.id.startswith("PER:") and t.lower_.endswith("s"):
            return False
        if t.ent_type_ == "PERSON" or (found is not None and found.what.id.startswith("PER:")):
            return True
        kind = kind_of(t)
        return t.tag_ == "NNP" and is_person(kind) and any(tree.core(c.dep_) in ("det", "nmod") for c in t.children)
    if (t.pos_ != "NOUN" and not is_ordinal(t)) or t.tag_ == "NNS" or "Number=Plur" in str(t.morph):
        return False
    kind = kind_of(t)
    if is_ordinal(t) and any(c.lower_ == "a" for c in t.children) and not any(c.dep_ == "nmod" for c in t.children):
        return any(t.sent.start <= f.head < t.i and f.measure in OF_PEOPLE for f in reading.figures)  # "killed two rangers and maimed a third"
    return is_person(kind) and any(tree.core(c.dep_) in ("det", "nmod", "amod", "compound", "appos", "flat") for c in t.children)


def _meant(reading: Reading, pronoun: Token) -> Actor | None:
    """Who "he", "she" or "him" is, as far as the text says."""
    found = reading.actors.at(pronoun) if pronoun.lower_ in _PERSONAL else None
    return found.what if found is not None and not found.what.id.startswith("PRO:") else None


def _name_of(reading: Reading, victim: Token, span: Span) -> str | None:
    """The name or the words for him or her, or the name that stands apart from the words ("a woman named X"); None where no more is known."""
    who = _meant(reading, victim)
    if who is not None:
        return who.name.removeprefix("The ") if who.id.startswith(("PER:", "TXT:")) else None
    name = next((c for c in victim.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.idx >= span.end), None)
    if name is None:
        return None
    at = tree.span_of(tree.subtree(name, stop=("acl", "appos", "conj", "punct", "nmod", "parataxis")))
    return tree.text_of(reading.doc)[at.start : at.end]


def _victims(reading: Reading, hang: Hang, heads: list[Token]) -> None:
    """Count the victims of one predicate; those that no number stands before count 1 each."""
    ones = [t for t in heads if t.i not in reading.units and _is_one(reading, t, hang.row)]
    first = ones[0].i if ones else -1
    if ones and any(c.lower_ in ("was", "is") for c in hang.predicate.children if c.dep_ in ("aux", "aux:pass")) and all(t.i < hang.predicate.i for t in ones):
        ones, heads = ones[:1], heads[:1]  # "The victim, eighteen and a student, was taken to hospital"
    ones = [
        t
        for t in ones
        if t.i == first
        or t.pos_ == "PROPN"
        or any(
            tree.core(c.dep_) == "det" or c.dep_ == "nmod:poss" or (c.pos_ == "PROPN" and c.dep_ in ("flat", "appos", "compound", "nmod:desc"))
            for c in t.children
        )
    ]  # "senator and candidate" is one
    if not ones:
        return
    whole = [reading.units.get(t.i) for t in heads if t.i in reading.units]
    figures = [f for f in whole if f is not None]
    groups = {g for g in [*(group_of([t]) for t in ones), *(f.group for f in figures)] if g}
    named = next((f for f in figures[:1] if f.low == f.high == len(ones) + sum(g.low or 0 for g in figures[1:]) and _named_behind(reading, f, heads)), None)
    if named is not None:  # "killing two people, a boy and his grandmother", "three relatives, a mother and her two sons"
        reading.figures = [replace(f, rule=f"figure.{hang.row}.in_sum.part") if any(f is g for g in figures[1:]) else f for f in reading.figures]
        reading.figures += [_one(reading, hang.told_as("in_sum.part"), [t], 1, group_of([t])) for t in ones]
        return
    together = (
        len(ones) + len(figures) == len(heads)
        and all(f.low == f.high and f.low is not None for f in figures)
        and len(groups) < 2
        and not any(f.measure != measures().rows[hang.row].measure for f in figures)
    )
    if (
        together
        and len(heads) > 1
        and not all(t.pos_ == "PROPN" or any(c.pos_ == "PROPN" and c.dep_ in ("appos", "flat", "nmod:desc") for c in t.children) for t in heads)
    ):
        total = len(ones) + sum(f.low or 0 for f in figures)
        each = [_one(reading, hang.told_as("in_sum.part"), [t], 1, group_of([t])) for t in ones] if figures else []  # "a man and two women": three, of whom one and two
        reading.figures = [replace(f, of=f.of and f.of.partition(" and ")[0], rule=f"figure.{hang.row}.in_sum.part") if any(f is g for g in figures) else f for f in reading.figures]
        reading.figures += [_one(reading, hang, heads, total, next(iter(groups), None)), *each]
    else:
        for t in ones:
            reading.figures.append(_one(reading, hang, [t], 1, group_of([t])))


def _named_behind(reading: Reading, whole: FigureMention, heads: list[Token]) -> bool:
    """Whether those behind a number of people are who they are: "two people, a boy and his grandmother", not "two soldiers, a cook and a driver"."""
    head = reading.doc[whole.head]
    comma = reading.next_word(head.i + 1)
    return len(heads) > 2 and head.lower_ in words_for("anybody") and head.i == heads[0].i and comma is not None and comma.text in (",", ":", "–", "—")


def _one_of(reading: Reading, token: Token) -> tuple[str, Token] | None:
    """Who is said to be among the dead or the wounded, and of which measure that is: "Among the dead was a girl", "The dead included a girl"."""
    if tree.case(token) == "among" and (who := tree.subject(token)) is not None:
        hang = by_state(reading, token, kind_of(who))
        return (hang.row, who) if hang is not None else None
    if lemma_of(token) == "include" and (whole := tree.subject(token)) is not None and (who := tree.child(token, "obj")) is not None:
        rows = next((rows for key in (whole.lower_, lemma_of(whole)) if (rows := measures().named("counts", key) or measures().named("states", key))), None)
        return (rows[0], who) if rows and rows[0] in ("killed", "wounded", "missing") and not tree.is_negated(token) else None
    return None


def _suffers(token: Token) -> tuple[str, Token] | None:
    """Who came to harm by a verb that has the harm as its object: "The minister suffered two deep wounds"."""
    if token.pos_ != "VERB" or (harm := tree.child(token, "obj")) is None or tree.is_negated(token):
        return None
    rows = measures().named("lose", f"{lemma_of(token)} {lemma_of(harm)}")
    who = tree.subject(token)
    return (rows[0], who) if who is not None and rows and lemma_of(harm) in measures().rows[rows[0]].marks and not any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in token.children) else None


def _victim(token: Token) -> Token | None:
    """Whom a verb or a noun of harm befalls, when it is told as something that happened."""
    if token.pos_ in ("VERB", "ADJ") or token.tag_.startswith("V"):
        if lemma_of(token) in words_for("shoots_at") and not any(c.lower_ in words_for("to_death") for c in token.children):
            return None
        if (
            tree.is_negated(token)
            or any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in token.children)
            or (any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children) and not _told_to_have(token))
        ):
            return None
        if token.dep_ == "amod" or any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in token.children):
            return None
        objects = tree.children(token, "obj") or tree.children(token, "nsubj:pass")
        found = next((o for o in objects if kind_of(o) is not None), next(iter(objects), None))
        if found is None and token.dep_ == "conj" and token.tag_ in ("VBN", "VBD") and tree.is_passive(token.head) and tree.child(token, "nsubj") is None:
            found = tree.undergoer(token.head)  # "was shot and killed"
        if found is None and not measures().named("object", lemma_of(token)) and measures().named("subject", lemma_of(token)):
            found = tree.subject(token)
        if found is None and token.dep_ in ("conj", "acl", "acl:relcl", "xcomp"):
            found = tree.undergoer(token)
        if found is None and token.tag_ == "VBN" and not any(c.dep_ == "aux" for c in token.children):
            found = tree.child(token, "nsubj")
        if found is not None and found.tag_ == "WP" and token.dep_ == "acl:relcl":
            return token.head if token.head.ent_type_ == "PERSON" else None  # "Omar Sy, who was killed in the raid"
        return found
    if token.pos_ == "NOUN":
        of = next((c for c in tree.children(token, "nmod") if tree.case(c) == "of"), None)
        if of is None and token.dep_ == "conj":  # "the capture and killing of the mayor"
            of = next((c for c in tree.children(token.head, "nmod") if tree.case(c) == "of" and c.i > token.i), None)
        return of
    return None


def _described(victim: Token, clause: Token) -> list[Token]:
    """Those of whom a relative clause is said: "Sy, who was killed; and Ba" of one, "Sy and Ba, who were killed" of both."""
    several = any(c.lower_ in ("were", "are", "have") for c in tree.children(clause, "aux"))
    return [t for t in tree.conjuncts(tree.coordinated_head(victim)) if t.i < clause.i] if several else [victim]


def _told_to_have(token: Token) -> bool:
    """Whether an infinitive is told as done: "was reported to have killed"."""
    return token.dep_ == "xcomp" and any(c.lower_ == "have" for c in tree.children(token, "aux")) and tree.is_passive(token.head) and not tree.is_negated(token.head)


def _together(victim: Token) -> list[Token]:
    """The victims of one predicate: a noun, what is coordinated with it or with the name that stands to it."""
    out = tree.conjuncts(victim)
    out += [
        c for c in victim.children if c.dep_ == "appos" and c.pos_ == "NOUN" and tree.child(c, "nmod:poss") is not None and len(out) > 1
    ]  # "a teacher, her husband and their son"
    for name in [c for t in out for c in t.children if c.dep_ in ("appos", "flat", "nmod:desc") and c.pos_ == "PROPN"]:
        out += [t for t in tree.conjuncts(name) if t.i != name.i]
    return sorted(set(out), key=lambda t: t.i)


def _violent(reading: Reading, token: Token) -> str | None:
    """As in "died in the explosion", "was found dead": a death that is told with its violence."""
    rows = measures().named("subject", lemma_of(token))
    if rows and (causes := measures().rows[rows[0]].causes):
        below = [c for c in token.children if tree.core(c.dep_) in ("obl", "advcl")]
        below += [g for c in below for g in c.children if tree.core(g.dep_) in ("nmod", "obl", "nsubj")]
        if any(lemma_of(c) in causes or (c.dep_ == "advcl" and lemma_of(c) in words_for("harms") and tree.is_passive(c)) for c in below):
            return rows[0]  # "died in the explosion", "died after being shot in his car"
        if _harmed_before(reading, token):
            return rows[0]
        who = tree.child(token, "nsubj")
        if who is not None and is_person(kind_of(who)) and who.tag_ == "NN" and any(c.tag_ == "JJ" and is_ordinal(c) for c in who.children):
            return rows[0]  # "A third victim died in hospital"
    if (
        lemma_of(token) == "hold"
        and tree.is_passive(token)
        and (who := tree.child(token, "nsubj")) is not None
        and any(c.tag_ == "JJ" and is_ordinal(c) for c in who.children)
    ):
        held = custody.held(reading, token, who, kind_of(who), passive=True)  # "A fourth man is still being held by the rebels"
        return held.row if held is not None else None
    for c in token.children:  # "was taken captive"
        if (rows := measures().named("result", f"{lemma_of(token)} {lemma_of(c)}")) and measures().rows[rows[0]].one and token.pos_ == "VERB":
            return rows[0]
    if tree.is_passive(token) and any(c.dep_ in ("xcomp", "obl") and c.lower_ in words_for("slain") and (tree.child(c, "mark") is None or tree.is_passive(c)) for c in token.children):
        return measures().named("states", "dead")[0]
    return None


def _harmed_before(reading: Reading, dies: Token) -> bool:
    """Whether he or she who dies is one who was harmed just before: "The mayor was stabbed at a rally. She died in hospital"."""
    who = tree.child(dies, "nsubj")
    if who is None or who.lower_ not in ("he", "she"):
        return False
    for t in reversed(reading.doc[max(dies.i - exclusions.HARM_NEAR, 0) : dies.i]):
        if t.pos_ == "VERB" and lemma_of(t) in words_for("harms"):
            whom = tree.undergoer(t) if tree.is_passive(t) else tree.child(t, "obj")
            return whom is not None and whom.tag_ not in ("NNS", "NNPS") and whom.i not in reading.units
    return False


def _teller_behind(reading: Reading, t: Token) -> bool:
    """Whether one who stands beside victims is who tells of them: "wounding eight, a doctor there, Ahmed Abdi, said"."""
    first = next((x.i for x in reading.doc[t.left_edge.i : t.i + 1] if not x.is_punct), t.i)
    second = t.dep_ == "obj" and any(c.dep_ == "obj" and c.i < t.i for c in t.head.children)
    if not (second or t.dep_ in ("conj", "appos", "parataxis", "nsubj", "nsubj:pass")) or first == 0 or reading.doc[first - 1].text != ",":
        return False
    i = t.i + 1
    while i < t.sent.end and i < t.i + 9 and (reading.doc[i].pos_ in ("PROPN", "ADV", "PUNCT", "DET", "ADP", "ADJ", "PART") or reading.doc[i].ent_type_):
        i += 1
    return i < t.sent.end and lemma_of(reading.doc[i]) in words_for("speaking") and reading.doc[i].tag_ == "VBD"
